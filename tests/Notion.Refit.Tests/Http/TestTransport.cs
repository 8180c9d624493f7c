using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Calls;

namespace Notion.Refit.Tests.Http;

/// <summary>The client with its whole chain, as the container makes it, over a handler of the test.</summary>
internal sealed class TestTransport : IDisposable
{
    private readonly ServiceProvider _services;

    public TestTransport(HttpMessageHandler handler, Action<NotionOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
            services.AddSingleton(time);
        services.AddNotion(options =>
        {
            options.Token = "secret_token";

            // What is repeated, and when, has tests of its own. Here every answer is the last one.
            options.Retry = NotionRetryOptions.None;
            options.RateLimit = NotionRateLimitOptions.None;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => handler);
        _services = services.BuildServiceProvider();
        Transport = _services.GetRequiredService<ApiClient>();
    }

    public ApiClient Transport { get; }

    /// <summary>The areas over it.</summary>
    public INotionClient Notion => _services.GetRequiredService<INotionClient>();

    public Task<Note> GetAsync(string address = "/v1/notes/1", CancellationToken cancellationToken = default) =>
        Transport.SendAsync<Note>(Request(HttpMethod.Get, address), cancellationToken);

    public static HttpRequestMessage Request(HttpMethod method, string address) => new(method, new Uri(address, UriKind.Relative));

    public void Dispose() => _services.Dispose();
}
