package io.ssmtrail.search;

import java.util.List;

/**
 * Run Command or Automation.
 *
 * @param idField the field that ties the events of a run
 * @param starts actions that start one
 * @param stops actions that end one before its time
 * @param lookups actions that ask for its outcome
 */
record RunKind(String name, String idField, List<String> starts, List<String> stops, List<String> lookups) {

    static final List<RunKind> ALL = List.of(
            new RunKind(
                    "command",
                    "aws.ssm.command.id",
                    List.of("SendCommand"),
                    List.of("CancelCommand"),
                    List.of("GetCommandInvocation", "ListCommandInvocations", "ListCommands")),
            new RunKind(
                    "automation",
                    "aws.ssm.automation.execution_id",
                    List.of("StartAutomationExecution", "StartChangeRequestExecution"),
                    List.of("StopAutomationExecution"),
                    List.of("GetAutomationExecution", "DescribeAutomationStepExecutions")));
}
