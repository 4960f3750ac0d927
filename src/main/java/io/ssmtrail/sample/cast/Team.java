package io.ssmtrail.sample.cast;

import java.time.ZoneId;
import java.util.List;

/**
 * A team.
 *
 * @param name its name
 * @param zone where it works
 * @param signIn how its people sign in: {@code identityCenter}, {@code saml} or {@code iamUser}
 * @param role the role or permission set that they use
 * @param office the address that their office shows to the world
 * @param applications the applications whose parameters they keep, as {@code /team/application}
 * @param people the names of its people
 */
public record Team(
        String name,
        ZoneId zone,
        String signIn,
        String role,
        String office,
        List<String> applications,
        List<String> people) {}
