using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Notion.Refit.Models;
using Notion.Refit.Tests.Http;
using Polly;

namespace Notion.Refit.Tests.DependencyInjection;

/// <summary>The builder of a client is an <see cref="IHttpClientBuilder"/> like any other, whatever the order of the calls.</summary>
public sealed class HandlerOrderTests
{
    private int _sent;
    private HttpStatusCode _first = HttpStatusCode.BadGateway;

    [Test]
    public async Task A_read_is_repeated_by_the_handler_of_the_client()
    {
        await SendAsync(HttpMethod.Get, static _ => { });

        Assert.That(_sent, Is.EqualTo(2));
    }

    [Test]
    public void Resilience_handlers_can_be_removed()
    {
        Assert.That(() => SendAsync(HttpMethod.Get, static builder => RemoveResilience(builder)), Throws.InstanceOf<NotionException>());
        Assert.That(_sent, Is.EqualTo(1));
    }

    [Test]
    public async Task Resilience_handlers_can_be_replaced([Values] bool primaryFirst)
    {
        await SendAsync(HttpMethod.Post, static builder =>
        {
            RemoveResilience(builder);
            builder.AddResilienceHandler("mine", RepeatOnce);
        }, primaryFirst);

        Assert.That(_sent, Is.EqualTo(2), "the handler of the app repeats even a creation");
    }

    [Test]
    public async Task Another_resilience_handler_repeats_each_attempt([Values] bool primaryFirst)
    {
        await SendAsync(HttpMethod.Post, static builder => builder.AddResilienceHandler("mine", RepeatOnce), primaryFirst);

        Assert.That(_sent, Is.EqualTo(2));
    }

    [Test]
    public void A_resilience_handler_of_the_defaults_does_not_repeat_creations([Values] bool first)
    {
        void AddDefaults(IServiceCollection services) => services.ConfigureHttpClientDefaults(static defaults => defaults.AddResilienceHandler("defaults", RepeatOnce));

        Assert.That(() => SendAsync(HttpMethod.Post, builder =>
        {
            if (!first)
                AddDefaults(builder.Services);
        }, before: first ? AddDefaults : null), Throws.InstanceOf<NotionException>());
        Assert.That(_sent, Is.EqualTo(1));
    }

    [Test]
    public async Task Handlers_of_the_app_see_each_attempt_whenever_they_are_added([Values] bool beforePrimary, [Values] bool beforeSecondAdd)
    {
        var seen = new List<string?>();
        await SendAsync(HttpMethod.Get, builder =>
        {
            if (!beforeSecondAdd)
                builder.Services.AddNotion();
            builder.AddHttpMessageHandler(() => new Watcher(seen));
            if (beforeSecondAdd)
                builder.Services.AddNotion();
        }, primaryFirst: !beforePrimary);

        Assert.That(seen, Is.EqualTo(new[] { "Bearer secret", "Bearer secret" }));
    }

    [Test]
    public async Task The_body_of_a_response_is_read_even_without_the_resilience_handler()
    {
        _first = HttpStatusCode.OK;

        User me = await SendAsync(HttpMethod.Get, static builder => RemoveResilience(builder));

        Assert.That(me.Name, Is.EqualTo("Ada"));
    }

    private async Task<User> SendAsync(HttpMethod method, Action<INotionBuilder> configure, bool primaryFirst = false, Action<IServiceCollection>? before = null)
    {
        var services = new ServiceCollection();
        before?.Invoke(services);
        INotionBuilder builder = services.AddNotion(static options => (options.Token, options.Retry.InitialRetryDelay) = ("secret", TimeSpan.Zero));
        if (primaryFirst)
            builder.ConfigurePrimaryHttpMessageHandler(Server);
        configure(builder);
        if (!primaryFirst)
            builder.ConfigurePrimaryHttpMessageHandler(Server);
        using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();
        return method == HttpMethod.Get ? await notion.Users.RetrieveMeAsync() : await notion.SendAsync<User>(new(method, "/v1/users"));
    }

    private ScriptedHandler Server() => new((request, _) => Task.FromResult(new HttpResponseMessage(_sent++ == 0 ? _first : HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new StringContent("""{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef","type":"person","name":"Ada"}"""),
    }));

#pragma warning disable EXTEXP0001 // Experimental, but what apps use.
    private static void RemoveResilience(INotionBuilder builder) => builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001

    private static void RepeatOnce(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero });

    private sealed class Watcher(List<string?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.Headers.Authorization?.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
