using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>An app in memory that receives webhooks.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    public const string Token = "secret_of_the_subscription";
    public const string Path = "/notion/webhooks";

    private readonly WebApplication _app;

    private WebhookApp(WebApplication app, ManualTimeProvider clock)
    {
        _app = app;
        Clock = clock;
        Http = app.GetTestClient();
    }

    public ManualTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public HttpMessageHandler Handler => _app.GetTestServer().CreateHandler();

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<FakeLogRecord> Log => _app.Services.GetFakeLogCollector().GetSnapshot();

    public static async Task<WebhookApp> StartAsync(
        Action<NotionWebhookEndpoint>? map = null,
        Action<NotionWebhookOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        string environment = "Production")
    {
        var clock = new ManualTimeProvider();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddFakeLogging();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddNotion(static options => options.Token = "ntn_test").AddWebhooks(options =>
        {
            options.VerificationToken = Token;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        NotionWebhookEndpoint endpoint = app.MapNotionWebhooks(Path);
        map?.Invoke(endpoint);
        await app.StartAsync();
        return new WebhookApp(app, clock);
    }

    public Task<HttpResponseMessage> DeliverAsync(string json, string? token = Token) => SendAsync(Encoding.UTF8.GetBytes(json), token);

    public async Task<HttpStatusCode> StatusAsync(string json, string? token = Token) => (await DeliverAsync(json, token)).StatusCode;

    public async Task<HttpResponseMessage> SendAsync(byte[] body, string? token = Token, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        if (token is not null)
            request.Headers.Add(NotionWebhookSignature.HeaderName, new NotionWebhookSignature(token).Sign(body));
        return await Http.SendAsync(request);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
