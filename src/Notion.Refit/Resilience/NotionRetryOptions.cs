namespace Notion.Refit;

/// <summary>The options for sending a request again.</summary>
/// <remarks>
/// <para>Rate limits (429) and overload (529) are repeated for every operation, because Notion has not carried out the request. Server errors
/// (500, 502, 503, 504, 520 to 524), conflicts (409), broken connections and attempts that took too long are repeated only for operations
/// that may safely run twice: those that read, and deletes. A response that names what was committed is never repeated.</para>
/// <para>Nothing else repeats a request. Over HTTP/1.1 every request has a body, if only an empty one (<c>Content-Length: 0</c>), which keeps the
/// framework from repeating it when a pooled connection turns out to be closed; without retries such a call fails. What the framework repeats over
/// HTTP/2, because the server has refused the stream or closed the connection without looking at the request, counts as a retry.</para>
/// <para>The wait is the one that the response asks for (<c>Retry-After</c>); where it does not, <see cref="InitialRetryDelay"/>, doubled with
/// each retry, times a random factor between 0.5 and 1.5, at most <see cref="MaxRetryDelay"/>. A wait that does not fit into
/// <see cref="NotionResilienceOptions.TotalTimeout"/> is not started: the call fails at once, and its exception has the time to wait.</para>
/// </remarks>
public sealed class NotionRetryOptions
{
    /// <summary>Gets options without retries: every request is sent once.</summary>
    public static NotionRetryOptions None => new() { MaxRetries = 0 };

    /// <summary>The largest number of retries of a request. The default is 2; 0 switches retries off.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The wait before the first retry when the response names none, before the random factor. The default is 1 second.</summary>
    public TimeSpan InitialRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait when the response names none. The default is 60 seconds. The wait that a response asks for is limited by <see cref="NotionRateLimitOptions.MaxPause"/> only.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The number of bytes of an upload that are kept in memory where its stream cannot be read twice. The default is 32 MiB, more than Notion
    /// accepts in one request. A longer stream of that kind is refused with an <see cref="ArgumentException"/> before anything is sent; without
    /// retries nothing is kept and nothing refused. Streams that can seek are rewound instead.
    /// </summary>
    public long MaxBufferedUpload { get; set; } = 32 * 1024 * 1024;

    /// <summary>Returns the settings as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => MaxRetries == 0 ? "no retries" : $"{MaxRetries} retries after {InitialRetryDelay} to {MaxRetryDelay}";
}
