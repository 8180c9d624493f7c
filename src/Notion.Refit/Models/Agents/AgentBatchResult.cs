using System.Text.Json;

namespace Notion.Refit.Models;

public sealed partial record AgentBatchResult
{
    /// <summary>Returns the outcomes of a batch that is finished.</summary>
    /// <param name="task">The task of the batch.</param>
    /// <returns>The outcomes; null if the task has not succeeded, or not yet.</returns>
    /// <exception cref="JsonException">The result is not that of a batch of operations on agents.</exception>
    public static AgentBatchResult? Of(AsyncTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Result is not { ValueKind: JsonValueKind.Object } result)
            return null;

        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(result.GetRawText()));
        reader.Read();
        return Read(ref reader);
    }
}
