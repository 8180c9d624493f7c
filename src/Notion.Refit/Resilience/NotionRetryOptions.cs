namespace Notion.Refit;

/// <summary>When and how often a request is sent again.</summary>
/// <remarks>
/// <para>Rate limits (429) and overload (529) are repeated for every operation, because Notion has not carried the request out. Server errors
/// (500, 502, 503, 504, 520 to 524), conflicts (409), broken connections and attempts that took too long are repeated only for operations
/// that may safely run twice: those that read, and deletes. An answer that names what it has committed is never repeated.</para>
/// <para>Nothing else repeats a request. Over HTTP/1.1 every request has a body, if only an empty one (<c>Content-Length: 0</c>), which keeps the
/// framework from repeating it when a pooled connection turns out to be closed; without retries such a call fails. What the framework repeats over
/// HTTP/2, because the server has refused the stream or closed the connection without looking at the request, counts as a retry.</para>
/// <para>The wait is what the answer asks for (<c>Retry-After</c>); where it asks for nothing, <see cref="InitialRetryDelay"/>, doubled with
/// each retry, times a random factor between 0.5 and 1.5, at most <see cref="MaxRetryDelay"/>. A wait that does not fit into
/// <see cref="NotionResilienceOptions.TotalTimeout"/> is not begun: the call fails at once, and its exception says how long to wait.</para>
/// </remarks>
public sealed class NotionRetryOptions
{
    /// <summary>Every request is sent once.</summary>
    public static NotionRetryOptions None => new() { MaxRetries = 0 };

    /// <summary>How often a request may be sent again, beside the first time. The default is 2; 0 switches retries off.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The wait before the first retry when the answer names none, before the random factor. The default is 1 second.</summary>
    public TimeSpan InitialRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait when the answer names none. The default is 60 seconds. What the answer asks for is never shortened.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many bytes of an upload are kept in memory where its stream cannot be read twice. The default is 32 MiB, more than Notion takes
    /// in one request. A longer stream of that kind is refused with an <see cref="ArgumentException"/> before anything is sent; without
    /// retries nothing is kept and nothing refused. Streams that can seek are rewound instead.
    /// </summary>
    public long MaxBufferedUpload { get; set; } = 32 * 1024 * 1024;

    /// <summary>How often and how long.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => MaxRetries == 0 ? "no retries" : $"{MaxRetries} retries after {InitialRetryDelay} to {MaxRetryDelay}";
}
