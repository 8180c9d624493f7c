using System.Net;
using Microsoft.Extensions.Http.Resilience;

namespace Notion.Refit.Resilience.Tests.Sending;

public sealed class CancellationTests
{
    private readonly CancellationTokenSource _caller = new();

    [TearDown]
    public void Dispose() => _caller.Dispose();

    [Test]
    public async Task Ends_an_attempt()
    {
        var server = new ScriptedServer(Answers.Silence);
        using var client = new ResilientClient(server);

        Task<HttpResponseMessage> call = client.GetAsync(_caller.Token);
        await _caller.CancelAsync();

        await AssertCancelledAsync(call);
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Ends_the_reading_of_a_body()
    {
        using var client = new ResilientClient(new ScriptedServer(Answers.SilenceInTheBody));

        Task<HttpResponseMessage> call = client.GetAsync(_caller.Token);
        await _caller.CancelAsync();

        await AssertCancelledAsync(call);
    }

    [Test]
    public async Task Ends_a_wait_between_attempts()
    {
        var server = new ScriptedServer(Answers.RateLimited("30"), Answers.Ok);
        using var client = new ResilientClient(server);

        Task<HttpResponseMessage> call = client.CreateAsync(_caller.Token);
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        await _caller.CancelAsync();

        await AssertCancelledAsync(call);
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Ends_a_wait_for_the_first_attempt()
    {
        var server = new ScriptedServer(Answers.RateLimited("30"), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.Retry = NotionRetryOptions.None);
        (await client.CreateAsync()).Dispose();

        Task<HttpResponseMessage> call = client.CreateAsync(_caller.Token);
        Assert.That(call.IsCompleted, Is.False);
        await _caller.CancelAsync();

        await AssertCancelledAsync(call);
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Before_the_call_sends_nothing()
    {
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server);
        await _caller.CancelAsync();

        await AssertCancelledAsync(client.GetAsync(_caller.Token));
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task Comes_with_the_callers_token_below_any_client()
    {
        // HttpClient would mend the token itself; a plain invoker does not.
        var time = new ManualTimeProvider();
        var builder = new Polly.ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        using var invoker = new HttpMessageInvoker(new ResilienceHandler(builder.AddNotionResilience().Build()) { InnerHandler = new ScriptedServer(Answers.Silence) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/users/me");

        Task<HttpResponseMessage> call = invoker.SendAsync(request, _caller.Token);
        await _caller.CancelAsync();

        await AssertCancelledAsync(call);
    }

    [Test]
    public async Task Frees_the_place_of_the_call()
    {
        using var client = new ResilientClient(new ScriptedServer(Answers.Silence, Answers.Ok), static options => options.RateLimit.MaxConcurrency = 1);
        Task<HttpResponseMessage> first = client.GetAsync(_caller.Token), second = client.GetAsync();
        Assert.That(second.IsCompleted, Is.False);

        await _caller.CancelAsync();

        await AssertCancelledAsync(first);
        Assert.That((await second).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task AssertCancelledAsync(Task call)
    {
        OperationCanceledException? thrown = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(thrown?.CancellationToken, Is.EqualTo(_caller.Token));
    }
}
