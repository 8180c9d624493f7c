namespace Notion.Refit.SourceGenerator.Tests.Running;

/// <summary>What went over the wire, and the request it came from.</summary>
internal sealed record RecordedRequest(HttpRequestMessage Message, string Line, string? Body)
{
    public string? Header(string name) => Text(Message.Headers.NonValidated, name);

    public string? ContentHeader(string name) => Message.Content is { } content ? Text(content.Headers.NonValidated, name) : null;

    private static string? Text(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join("; ", values) : null;
}
