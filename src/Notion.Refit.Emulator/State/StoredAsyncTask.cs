using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>A request that is executed after its answer.</summary>
/// <param name="Id">The id: text, no UUID.</param>
/// <param name="BotId">The bot of the connection that sent it. Others do not see it.</param>
/// <param name="Operation">The operation, as answers name it.</param>
/// <param name="CreatedTime">When it came.</param>
/// <param name="Due">When it is executed.</param>
internal sealed record StoredAsyncTask(string Id, Guid BotId, string Operation, DateTimeOffset CreatedTime, DateTimeOffset Due)
    : ISnapshotState
{
    /// <summary>Assumption: how long a task is known after its end.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    /// <summary>The response; null until the task has run, and when it failed.</summary>
    public JsonElement? Result { get; set; }

    /// <summary>The error; null when it did not fail.</summary>
    public ApiException? Error { get; set; }
}
