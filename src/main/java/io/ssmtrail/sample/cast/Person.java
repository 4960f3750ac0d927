package io.ssmtrail.sample.cast;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One of a team's people.
 *
 * @param name first and last name
 * @param team the team
 * @param fleets the fleets that this person looks after
 */
public record Person(String name, Team team, List<List<Node>> fleets) {

    private static final String IDENTITY_STORE = "777788889999:identitystore/d-99671example";
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0");
    private static final List<String> TERMINALS = List.of(
            "aws-cli/2.22.12 md/awscrt#0.22.0 ua/2.0 os/macos#24.1.0 md/arch#arm64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#ssm.{command}",
            "aws-cli/2.19.5 md/awscrt#0.22.0 ua/2.0 os/windows#10 md/arch#amd64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#ssm.{command}",
            "aws-cli/2.21.3 md/awscrt#0.22.0 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/distrib#ubuntu.24 md/prompt#off md/command#ssm.{command}");

    /** {@code first.last}, in lower case. */
    public String login() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    /** This person in an account. */
    public Principal principal(String accountId) {
        String session = login() + "@example.com";
        return switch (team.signIn()) {
            case "identityCenter" ->
                new RoleSession(
                        accountId,
                        "aws-reserved/sso.amazonaws.com/eu-central-1/",
                        "AWSReservedSSO_" + team.role() + '_' + Ids.hex(16, "permission-set", team.role()),
                        session,
                        new SessionOrigin.IdentityCenter(IDENTITY_STORE));
            case "saml" -> new RoleSession(accountId, "", team.role(), session, new SessionOrigin.Assumed());
            case "iamUser" -> new IamUser(accountId, login());
            default -> throw new IllegalStateException("no such way to sign in: " + team.signIn());
        };
    }

    /** This person at work on a day: in the console, or in a terminal. */
    public Caller caller(String accountId, LocalDate day, boolean console) {
        return Caller.outside(principal(accountId), address(day), userAgent(console), console);
    }

    /** The browser or the AWS CLI of this person's machine. */
    public String userAgent(boolean console) {
        List<String> programs = console ? BROWSERS : TERMINALS;
        return programs.get(Ids.pick(programs.size(), "machine", name));
    }

    private String address(LocalDate day) {
        boolean atHome = Math.floorMod(day.toEpochDay() + Ids.pick(5, "home", name), 5) < 2;
        if (!atHome) {
            return team.office();
        }
        int host = Ids.pick(150, "address", name);
        return host % 4 == 0
                ? "2001:db8:" + Integer.toHexString(256 + host) + ":10::" + Integer.toHexString(host)
                : "198.51.100." + (100 + host);
    }
}
