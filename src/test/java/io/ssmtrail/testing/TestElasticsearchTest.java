package io.ssmtrail.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestElasticsearchTest {

    @Test
    void documentsAreThereOnceRefreshedAndGoneOnceTheirIndicesAreDeleted() {
        String name = TestElasticsearch.uniqueName("support");
        TestElasticsearch.put("/" + name + "-a/_doc/1", "{\"k\":1}");
        TestElasticsearch.post("/_bulk", "{\"index\":{\"_index\":\"" + name + "-b\"}}\n{\"k\":2}\n");
        TestElasticsearch.refresh(name + "-*");

        assertThat(TestElasticsearch.count(name + "-*")).isEqualTo(2);
        assertThat(TestElasticsearch.indices(name + "-*")).containsExactly(name + "-a", name + "-b");

        TestElasticsearch.deleteIndices(name + "-*");
        assertThat(TestElasticsearch.count(name + "-*")).isZero();
        assertThat(TestElasticsearch.indices(name + "-*")).isEmpty();
    }

    @Test
    void anErrorOfElasticsearchFailsTheTestThatCalled() {
        assertThatThrownBy(() -> TestElasticsearch.get("/" + TestElasticsearch.uniqueName("missing")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("404");
    }

    @Test
    void whatOthersHaveCannotBeDeleted() {
        assertThatThrownBy(() -> TestElasticsearch.deleteIndices("*")).isInstanceOf(IllegalArgumentException.class);
    }
}
