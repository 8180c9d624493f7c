using System.Globalization;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>Refusals of operations on agents, threads and sessions. Assumption: the codes and wording of all.</summary>
internal static partial class ApiErrors
{
    /// <summary>A vault that does not exist. Its id is not a UUID. Assumption: the wording.</summary>
    public static ApiException VaultNotFound(string id, IIntegration integration) => new(404, "object_not_found", $"Could not find vault with ID: {id}.")
    {
        AdditionalData = [new("integration_id", integration.IntegrationId.ToString())],
    };

    /// <summary>A vault that another request has changed meanwhile.</summary>
    public static ApiException AnotherVaultVersion(object actual, object expected) =>
        new(409, "conflict_error", string.Create(CultureInfo.InvariantCulture, $"The vault has version {actual}, not {expected}."));

    /// <summary>A message to a session whose agent has not finished.</summary>
    public static ApiException SessionInProgress() => new(409, "conflict_error", "The session is in progress.");

    /// <summary>A message to a session that waits for a decision.</summary>
    public static ApiException SessionRequiresAction() => Validation("The session requires an action.");

    /// <summary>A message that names another agent than the one of its session.</summary>
    public static ApiException SessionOfAnotherAgent() => Validation("The session belongs to another agent.");

    /// <summary>A decision about an action that no session waits for.</summary>
    public static ApiException ActionNotFound(object? id) => Validation($"Could not find action with ID: {id}.");

    /// <summary>An event that the session does not have.</summary>
    public static ApiException EventNotFound(object? id) => Validation($"Could not find event with ID: {id}.");

    /// <summary>A place to continue from, where the response is no stream.</summary>
    public static ApiException ContinuationWithoutStream() =>
        Validation("body failed validation: body.continue_from should be not present. It is only valid with Accept: text/event-stream.");

    /// <summary>A message to an agent that is disabled.</summary>
    public static ApiException AgentDisabled(AgentPauseReason? reason) => Validation($"The agent is disabled ({reason}).");

    /// <summary>Enabling an agent that something else has disabled.</summary>
    public static ApiException AgentNotDisabledByApi(AgentPauseReason? reason) => Validation($"The agent was not disabled through the API ({reason}).");

    /// <summary>A change of the personal agent.</summary>
    public static ApiException PersonalAgentUnchangeable() => Validation("The personal agent cannot be changed.");

    /// <summary>A filter of agents or events with too many levels.</summary>
    public static ApiException AgentFilterTooDeep(int limit) =>
        Validation(string.Create(CultureInfo.InvariantCulture, $"body failed validation: body.filter should not be nested more than {limit} levels deep."));
}
