namespace Notion.Refit;

/// <summary>An operation of the API: everything about a request but its values.</summary>
public sealed class NotionOperation
{
    internal NotionOperation(string id, HttpMethod method, string path, string area, bool isIdempotent, bool usesClientCredentials, bool streams = false)
    {
        Id = id;
        Method = method;
        Path = path;
        Area = area;
        IsIdempotent = isIdempotent;
        UsesClientCredentials = usesClientCredentials;
        IsStream = streams;
    }

    /// <summary>The name in the description, such as <c>retrievePage</c>.</summary>
    public string Id { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with placeholders, such as <c>/v1/pages/{page_id}</c>.</summary>
    public string Path { get; }

    /// <summary>The area, which is the name of the property of <see cref="INotionClient"/>.</summary>
    public string Area { get; }

    /// <summary>Whether carrying it out twice has the effect of carrying it out once, so that a request of unknown outcome may be repeated.</summary>
    /// <remarks>True for every operation that reads, some of which use POST, and for every operation that deletes.</remarks>
    public bool IsIdempotent { get; }

    /// <summary>Whether it authenticates with the id and secret of the connection instead of a token.</summary>
    public bool UsesClientCredentials { get; }

    /// <summary>Whether the response is a stream of server-sent events. The request asks for it with <c>Accept: text/event-stream</c>.</summary>
    public bool IsStream { get; }

    /// <summary>Returns HTTP method and path.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Method} {Path}";
}
