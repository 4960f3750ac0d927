package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The organisation of the story: accounts, teams with their people, fleets with their nodes, pipelines and services. */
public final class Organisation {

    private final JsonNode data;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, List<Node>> fleets = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Place, List<Node>> nodesByPlace = new LinkedHashMap<>();

    private Organisation(JsonNode data, long seed) {
        this.data = data;
        data.path("accounts")
                .forEach(account -> accounts.put(
                        Json.required(account, "name"),
                        new Account(Json.required(account, "name"), Json.required(account, "id"))));
        data.path("teams").forEach(team -> teams.put(Json.required(team, "name"), team(team)));
        int subnet = 1;
        for (JsonNode fleet : data.path("fleets")) {
            List<Node> fleetNodes = nodes(fleet, subnet++, seed);
            fleets.put(Json.required(fleet, "name"), fleetNodes);
            nodesByPlace
                    .computeIfAbsent(fleetNodes.get(0).place(), place -> new ArrayList<>())
                    .addAll(fleetNodes);
            fleetNodes.forEach(node -> nodes.put(node.id(), node));
        }
        for (Team team : teams.values()) {
            for (int i = 0; i < team.people().size(); i++) {
                people.add(new Person(team.people().get(i), team, fleetsOf(team, i)));
            }
        }
    }

    /** The organisation with the node ids of a seed; all else is the same for every seed. */
    public static Organisation of(long seed) {
        return new Organisation(Json.resource("organisation.json"), seed);
    }

    /** The id of the organisation, as it stands in the archive's paths. */
    public String id() {
        return Json.required(data, "id");
    }

    /** The bucket that the organisation's trail writes to. */
    public String trailBucket() {
        return Json.required(data, "trailBucket");
    }

    /** The region that the trail was made in. */
    public String homeRegion() {
        return Json.required(data, "homeRegion");
    }

    public Account account(String name) {
        return known(accounts, name, "account");
    }

    public List<Node> fleet(String name) {
        return known(fleets, name, "fleet");
    }

    public List<Person> people() {
        return List.copyOf(people);
    }

    /** A person by login, such as {@code ruth.adler}. */
    public Person person(String login) {
        return people.stream()
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sample's data names nobody called " + login));
    }

    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** A node by its id. */
    public Node node(String id) {
        return known(nodes, id, "node");
    }

    /** The nodes of a place. */
    public List<Node> nodes(Place place) {
        return List.copyOf(nodesByPlace.getOrDefault(place, List.of()));
    }

    /** Every place that has nodes, in the order of the data. */
    public List<Place> places() {
        return List.copyOf(nodesByPlace.keySet());
    }

    /** The specification of a pipeline or service. */
    public JsonNode actor(String name) {
        JsonNode actor = data.path("actors").path(name);
        if (actor.isMissingNode()) {
            throw new IllegalStateException("the sample's data has no actor " + name);
        }
        return actor;
    }

    /** Every application, as {@code /team/application}. */
    public List<String> applications() {
        return teams.values().stream()
                .flatMap(team -> team.applications().stream())
                .toList();
    }

    /** The last parts of the names of plain parameters. */
    public List<String> settings() {
        return Json.texts(data, "settings");
    }

    /** The last parts of the names of encrypted parameters. */
    public List<String> secrets() {
        return Json.texts(data, "secrets");
    }

    private Team team(JsonNode team) {
        String name = Json.required(team, "name");
        List<String> applications = new ArrayList<>();
        data.path("applications")
                .path(name)
                .forEach(application -> applications.add('/' + name + '/' + application.textValue()));
        return new Team(
                name,
                ZoneId.of(Json.required(team, "zone")),
                Json.required(team, "signIn"),
                Json.required(team, "role"),
                Json.required(team, "office"),
                List.copyOf(applications),
                Json.texts(team, "people"));
    }

    private List<Node> nodes(JsonNode fleet, int subnet, long seed) {
        String name = Json.required(fleet, "name");
        Place place = new Place(account(Json.required(fleet, "account")), Json.required(fleet, "region"));
        JsonNode platform = data.path("platforms").path(Json.required(fleet, "platform"));
        boolean hybrid = fleet.path("hybrid").asBoolean();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < fleet.path("count").asInt(); i++) {
            String digits = Ids.hex(hybrid ? 17 : 16, "node", Long.toString(seed), name, Integer.toString(i));
            String id = hybrid ? "mi-" + digits : "i-0" + digits;
            nodes.add(new Node(id, name, place, platform, "10." + subnet + ".4." + (10 + i), hybrid));
        }
        return List.copyOf(nodes);
    }

    /** Two fleets a person: the team's own, or, for teams that look after everything, two of all. */
    private List<List<Node>> fleetsOf(Team team, int person) {
        List<String> own = new ArrayList<>();
        for (JsonNode fleet : data.path("fleets")) {
            boolean everything = team.name().equals("platform") || team.name().equals("security");
            if (everything || Json.required(fleet, "team").equals(team.name())) {
                own.add(Json.required(fleet, "name"));
            }
        }
        int first = person % own.size();
        int second = (first + Math.max(1, own.size() / 2)) % own.size();
        return List.of(fleet(own.get(first)), fleet(own.get(second)));
    }

    private static <T> T known(Map<String, T> known, String name, String kind) {
        T value = known.get(name);
        if (value == null) {
            throw new IllegalStateException("the sample's data has no " + kind + ' ' + name);
        }
        return value;
    }
}
