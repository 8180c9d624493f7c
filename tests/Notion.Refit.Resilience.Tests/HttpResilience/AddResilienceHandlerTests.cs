using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Resilience.Tests.HttpResilience;

/// <summary>The pipeline in a client that is none of ours, by the handler of <c>Microsoft.Extensions.Http.Resilience</c>.</summary>
public sealed class AddResilienceHandlerTests
{
    [Test]
    public async Task A_client_of_the_app_repeats_what_may_be_repeated()
    {
        using var server = new ScriptedServer(Answers.Html(502), Answers.Ok);
        using ServiceProvider provider = Services(server);

        using HttpResponseMessage response = await Client(provider).GetAsync(new Uri("v1/users", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_client_of_the_app_does_not_repeat_what_may_have_been_carried_out()
    {
        using var server = new ScriptedServer(Answers.Html(502), Answers.Ok);
        using ServiceProvider provider = Services(server);

        using var body = new StringContent("{}");
        using HttpResponseMessage response = await Client(provider).PostAsync(new Uri("v1/pages", UriKind.Relative), body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_body_goes_out_again_as_it_was()
    {
        using var server = new ScriptedServer(Answers.RateLimited("0"), Answers.Ok);
        using ServiceProvider provider = Services(server);

        using var body = new StringContent("""{"query":"x"}""");
        using HttpResponseMessage response = await Client(provider).PostAsync(new Uri("v1/pages", UriKind.Relative), body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Bodies, Is.EqualTo(new[] { """{"query":"x"}""", """{"query":"x"}""" }));
    }

    private static HttpClient Client(ServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient("app");

    private static ServiceProvider Services(ScriptedServer server)
    {
        var services = new ServiceCollection();
        IHttpClientBuilder client = services.AddHttpClient("app", client => client.BaseAddress = new Uri("https://api.notion.com/")).ConfigurePrimaryHttpMessageHandler(() => server);
        client.AddResilienceHandler("notion", pipeline => pipeline.AddNotionResilience(new NotionResilienceOptions
        {
            RateLimit = NotionRateLimitOptions.None,
            Retry = new NotionRetryOptions { InitialRetryDelay = TimeSpan.Zero },
        }));
        return services.BuildServiceProvider();
    }
}
