using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit;

/// <summary>A request of an operation the library does not know yet, for <see cref="INotionClient.SendAsync(NotionRequest, CancellationToken)"/>.</summary>
/// <example><code>
/// JsonElement answer = await notion.SendAsync(new(HttpMethod.Post, "/v1/new_things") { Body = JsonSerializer.SerializeToElement(…) });
/// </code></example>
public sealed class NotionRequest
{
    private readonly Func<HttpContent>? _content;

    /// <summary>Describes a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">
    /// The path with its version, such as <c>/v1/pages</c>, relative to <see cref="NotionOptions.BaseAddress"/>. Values in it must be escaped
    /// (<see cref="Uri.EscapeDataString(string)"/>).
    /// </param>
    /// <exception cref="ArgumentException">
    /// The path does not start with exactly one slash, has <c>.</c> or <c>..</c> as a segment, or has a query or fragment.
    /// </exception>
    public NotionRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        ThrowIfUnsafe(path);
        Method = method;
        Path = path;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, escaped.</summary>
    public string Path { get; }

    /// <summary>The query: names and values, not escaped. A name may come several times; a value that is null is left out.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; init; } = [];

    /// <summary>The body as JSON. No body is sent if it is undefined, the default.</summary>
    public JsonElement Body
    {
        get;
        init
        {
            field = value;
            _content = value.ValueKind == JsonValueKind.Undefined ? null : () => JsonBody.Write(new RawJson(value));
        }
    }

    /// <summary>Describes a request with a model as its body.</summary>
    /// <typeparam name="T">The type of the model.</typeparam>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, as in the constructor.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentException">The path is invalid (see the constructor).</exception>
    public static NotionRequest Create<T>(HttpMethod method, string path, T body)
        where T : INotionModel<T>
    {
        ArgumentNullException.ThrowIfNull(body);
        return new NotionRequest(method, path, () => JsonBody.Write(body));
    }

    private NotionRequest(HttpMethod method, string path, Func<HttpContent> content)
        : this(method, path) => _content = content;

    internal HttpRequestMessage ToMessage()
    {
        string address = Path;
        char separator = '?';
        foreach ((string name, string? value) in Query)
        {
            if (value is null)
                continue;
            UnpairedSurrogate.ThrowIfCut(name, nameof(Query));
            UnpairedSurrogate.ThrowIfCut(value, nameof(Query));
            address = $"{address}{separator}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
            separator = '&';
        }

        return new HttpRequestMessage(Method, new Uri(address, UriKind.Relative)) { Content = _content?.Invoke() };
    }

    // Two slashes at the start would name another host, to which the token would be sent.
    private static void ThrowIfUnsafe(string path)
    {
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.AsSpan().ContainsAny('\\', '?', '#'))
            throw new ArgumentException($"'{path}' is not a path such as '/v1/pages', without query.", nameof(path));
        PathValue.ThrowIfUnsafe(path, nameof(path));
    }
}
