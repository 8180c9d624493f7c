namespace Notion.Refit.AspNetCore;

/// <summary>The options of the health check.</summary>
public sealed class NotionHealthOptions
{
    /// <summary>
    /// The time for which the outcome of a request is used again. The default is 30 seconds. So there is at most one request in this time, however often and
    /// by whomever the health of the app is asked for.
    /// </summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that the request may take. The default is 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sends the request. Null, the default, for <c>GET /v1/users/me</c>, or for the introspection of a token that does not exist where the tokens belong to
    /// users: it shows that Notion answers and knows the connection.
    /// </summary>
    public Func<IServiceProvider, CancellationToken, Task>? Request { get; set; }
}
