package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of software a user agent names. */
public enum ClientFamily {
    /** The SSM agent. */
    @JsonProperty("node_agent")
    NODE_AGENT,
    /** Infrastructure as code, CI, operators, security tools: programs that call by themselves. */
    @JsonProperty("automation")
    AUTOMATION,
    /** Tools that a person types into: AWS CLI, PowerShell, IDE toolkits. */
    @JsonProperty("command_line")
    COMMAND_LINE,
    /** The AWS console and its back ends. */
    @JsonProperty("console")
    CONSOLE,
    @JsonProperty("browser")
    BROWSER,
    @JsonProperty("sdk")
    SDK,
    @JsonProperty("http_library")
    HTTP_LIBRARY,
    /** An AWS service, by its name. */
    @JsonProperty("aws_service")
    AWS_SERVICE,
    @JsonProperty("other")
    OTHER
}
