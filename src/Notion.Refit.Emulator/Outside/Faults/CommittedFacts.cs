using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>The committed facts of a request, for the 503 after a commit.</summary>
internal static class CommittedFacts
{
    /// <summary>The error in place of an answer.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">The right answer to it.</param>
    /// <param name="readChildren">Reads the children of a new page.</param>
    public static async ValueTask<ApiException> ErrorAsync(
        NotionOperation operation, EmulatorRequest request, EmulatorResponse answer, Func<string, ValueTask<IReadOnlyList<string>>> readChildren)
    {
        if (operation.IsIdempotent && operation.Method != HttpMethod.Delete)
            return ApiErrors.Server(503);

        using JsonDocument body = JsonDocument.Parse(answer.Body);
        JsonElement told = body.RootElement;
        if (operation == NotionOperations.AppendBlockChildren)
        {
            // The answer may go on with older siblings.
            int count = CountOf(request, "children");
            return ApiErrors.UnavailableAfterCommit(Segment(operation, request, "{block_id}"), [.. Ids(told).Take(count)]);
        }

        if (!told.TryGetProperty("id", out JsonElement id) || id.GetString() is not { } resource)
            return ApiErrors.Server(503);
        bool hasChildren = operation == NotionOperations.CreatePage && CountOf(request, "children") + CountOf(request, "content") > 0;
        return ApiErrors.UnavailableAfterCommit(resource, hasChildren ? await readChildren(resource) : []);
    }

    /// <summary>The ids of a list.</summary>
    public static IEnumerable<string> Ids(JsonElement list) =>
        list.TryGetProperty("results", out JsonElement results) ? results.EnumerateArray().Select(item => item.GetProperty("id").GetString()!) : [];

    private static string Segment(NotionOperation operation, EmulatorRequest request, string placeholder) =>
        request.Path.Split('/')[Array.IndexOf(operation.Path.Split('/'), placeholder)];

    private static int CountOf(EmulatorRequest request, string member)
    {
        using JsonDocument body = JsonDocument.Parse(request.Body);
        return body.RootElement.TryGetProperty(member, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
    }
}
