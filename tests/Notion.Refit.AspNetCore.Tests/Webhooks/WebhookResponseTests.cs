using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The responses to deliveries, good and bad.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WebhookResponseTests
{
    private readonly Inbox _inbox = new();

    [Test]
    public async Task An_event_with_a_valid_signature_runs_its_handlers()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.On<PageUndeleted>((PageUndeleted e) => _inbox.Add(e)));

        Assert.That(await app.StatusAsync(Samples.Event(7)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _inbox.NextAsync()).Id, Is.EqualTo(Samples.Id('e', 7)));
    }

    [Test]
    public async Task The_response_does_not_wait_for_the_handlers()
    {
        var release = new TaskCompletionSource();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny(async (WebhookEvent e) =>
        {
            await release.Task;
            _inbox.Add(e);
        }));

        Assert.That(await app.StatusAsync(Samples.Event()), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_inbox.IsEmpty, Is.True);
        release.SetResult();
        await _inbox.NextAsync();
    }

    [TestCase(null)]
    [TestCase("another_secret")]
    public async Task A_missing_or_wrong_signature_is_answered_with_401_and_runs_nothing(string? token)
    {
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny((WebhookEvent e) => _inbox.Add(e)));

        Assert.That(await app.StatusAsync(Samples.Event(1), token), Is.EqualTo(HttpStatusCode.Unauthorized));

        // Would be a duplicate if the first one had left a trace.
        Assert.That(await app.StatusAsync(Samples.Event(1)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _inbox.TakeAsync(1)).Count, Is.EqualTo(1));
        Assert.That(_inbox.IsEmpty, Is.True);
    }

    [Test]
    public async Task A_signature_is_over_the_bytes_that_were_received()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes(Samples.Event());
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApp.Path) { Content = new StringContent(Samples.Event() + " ", Encoding.UTF8, "application/json") };
        request.Headers.Add(NotionWebhookSignature.HeaderName, new NotionWebhookSignature(WebhookApp.Token).Sign(body));

        Assert.That((await app.Http.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Without_a_configured_token_deliveries_are_answered_with_401()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(configure: static options => options.VerificationToken = null);

        Assert.That(await app.StatusAsync(Samples.Event()), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(app.Log.Select(record => record.Message), Has.Some.Contains("no verification token is configured"));
    }

    [Test]
    public async Task Several_tokens_are_accepted()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(configure: static options => options.FurtherVerificationTokens.Add("new_secret"));

        Assert.That(await app.StatusAsync(Samples.Event(1)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await app.StatusAsync(Samples.Event(2), "new_secret"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_repeated_delivery_runs_once()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny((WebhookEvent e) => _inbox.Add(e)));

        for (int i = 0; i < 3; i++)
            Assert.That(await app.StatusAsync(Samples.Event(1)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await app.StatusAsync(Samples.Event(2)), Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await _inbox.TakeAsync(2)).Select(e => e.Id), Is.EquivalentTo(new[] { Samples.Id('e', 1), Samples.Id('e', 2) }));
    }

    [Test]
    public async Task An_id_is_forgotten_after_the_window()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny((WebhookEvent e) => _inbox.Add(e)));

        await app.StatusAsync(Samples.Event(1));
        app.Clock.Advance(TimeSpan.FromHours(26));
        await app.StatusAsync(Samples.Event(1));

        Assert.That((await _inbox.TakeAsync(2)).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_full_queue_is_answered_with_503_and_the_event_is_accepted_later()
    {
        var release = new TaskCompletionSource();
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny(async (WebhookEvent e) =>
            {
                await release.Task;
                _inbox.Add(e);
            }),
            static options => options.QueueCapacity = 2);

        Assert.That(await app.StatusAsync(Samples.Event(1)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await app.StatusAsync(Samples.Event(2)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await app.StatusAsync(Samples.Event(3)), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        release.SetResult();
        await _inbox.TakeAsync(2);

        // The place is free when the handler has returned, which may be a moment later.
        HttpStatusCode status;
        do
            status = await app.StatusAsync(Samples.Event(3));
        while (status == HttpStatusCode.ServiceUnavailable);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _inbox.NextAsync()).Id, Is.EqualTo(Samples.Id('e', 3)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_beyond_the_limit_is_answered_with_413(bool isChunked)
    {
        await using WebhookApp app = await WebhookApp.StartAsync(configure: static options => options.MaxBodySize = 1000);
        byte[] body = Encoding.UTF8.GetBytes(Samples.Event() + new string(' ', 1000));
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApp.Path) { Content = isChunked ? new StreamContent(new MemoryStream(body)) : new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (isChunked)
        {
            request.Content.Headers.ContentLength = null;
            request.Headers.TransferEncodingChunked = true;
        }

        request.Headers.Add(NotionWebhookSignature.HeaderName, new NotionWebhookSignature(WebhookApp.Token).Sign(body));

        Assert.That((await app.Http.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_body_of_exactly_the_limit_is_accepted()
    {
        byte[] body = Encoding.UTF8.GetBytes(Samples.Event());
        await using WebhookApp app = await WebhookApp.StartAsync(configure: options => options.MaxBodySize = body.Length);

        Assert.That((await app.SendAsync(body)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_method_is_answered_with_405()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();

        Assert.That((await app.Http.GetAsync(WebhookApp.Path)).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Malformed_deliveries_get_the_right_status_and_run_nothing()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny((WebhookEvent e) => _inbox.Add(e)));
        string whole = Samples.Event();
        List<(byte[] Body, string? Token, string MediaType, HttpStatusCode Expected)> cases = [];

        // Cut anywhere, and signed: not an event. Signed by another secret, or not at all: refused before it is looked at.
        for (int length = 0; length < whole.TrimEnd().Length - 1; length += 5)
        {
            byte[] cut = Encoding.UTF8.GetBytes(whole[..length]);
            cases.Add((cut, WebhookApp.Token, "application/json", HttpStatusCode.BadRequest));
            cases.Add((cut, "wrong", "application/json", HttpStatusCode.Unauthorized));
            cases.Add((cut, null, "application/json; charset=utf-8", HttpStatusCode.Unauthorized));
        }

        foreach (string json in (string[])["[]", "null", "\"text\"", "1", "{}", "{\"type\":\"page.created\"}", "{\"type\":7}", "{\"verification_token\":7}", "{\"verification_token\":\"\"}", whole + whole, new string('[', 5000)])
            cases.Add((Encoding.UTF8.GetBytes(json), WebhookApp.Token, "application/json", HttpStatusCode.BadRequest));
        foreach (string member in (string[])["id", "timestamp", "workspace_id", "subscription_id", "integration_id", "authors", "attempt_number", "entity"])
            cases.Add((Encoding.UTF8.GetBytes(whole.Replace($"\"{member}\":", $"\"x{member}\":", StringComparison.Ordinal)), WebhookApp.Token, "application/json", HttpStatusCode.BadRequest));
        byte[] notUtf8 = Encoding.Latin1.GetBytes(whole.Replace("Acme", "\u00c4cme", StringComparison.Ordinal));
        cases.Add((notUtf8, WebhookApp.Token, "application/json", HttpStatusCode.BadRequest));
        foreach (string mediaType in (string[])["text/plain", "application/x-www-form-urlencoded", "application/xml"])
            cases.Add((Encoding.UTF8.GetBytes(whole), WebhookApp.Token, mediaType, HttpStatusCode.UnsupportedMediaType));

        Assert.That(cases, Has.Count.GreaterThan(300));
        foreach ((byte[] body, string? token, string mediaType, HttpStatusCode expected) in cases)
            Assert.That((await app.SendAsync(body, token, mediaType)).StatusCode, Is.EqualTo(expected), $"{mediaType} {token}: {Encoding.UTF8.GetString(body)}");
        Assert.That(_inbox.IsEmpty, Is.True);
        Assert.That(await app.StatusAsync(whole), Is.EqualTo(HttpStatusCode.OK), "nothing of it is remembered");
    }

    [Test]
    public async Task The_verification_token_of_a_new_subscription_goes_to_the_hook_and_replaces_none()
    {
        NotionWebhookVerification? got = null;
        await using WebhookApp app = await WebhookApp.StartAsync(configure: options => options.OnVerification = (verification, _) =>
        {
            got = verification;
            return ValueTask.CompletedTask;
        });

        Assert.That(await app.StatusAsync("""{"verification_token":"secret_new"}""", token: null), Is.EqualTo(HttpStatusCode.OK));
        Assert.Multiple(() =>
        {
            Assert.That(got?.VerificationToken, Is.EqualTo("secret_new"));
            Assert.That(got?.ToString(), Does.Not.Contain("secret"));
        });
        Assert.That(await app.StatusAsync(Samples.Event(1), "secret_new"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await app.StatusAsync(Samples.Event(1)), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Production", false)]
    [TestCase("Development", true)]
    public async Task The_verification_token_is_in_the_log_in_development_only(string environment, bool isShown)
    {
        await using WebhookApp app = await WebhookApp.StartAsync(environment: environment);

        await app.StatusAsync("""{"verification_token":"secret_new"}""", token: null);

        Assert.That(app.Log.Any(record => record.Message.Contains("secret_new", StringComparison.Ordinal)), Is.EqualTo(isShown));
    }

    [Test]
    public async Task Options_that_make_no_sense_stop_the_start()
    {
        OptionsValidationException? thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => WebhookApp.StartAsync(configure: static options =>
        {
            options.VerificationToken = " ";
            options.QueueCapacity = 0;
        }));

        Assert.That(thrown?.Failures, Has.Exactly(2).Items);
    }

    [Test]
    public void An_endpoint_without_its_services_is_refused_with_what_to_call()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.Services.AddNotion("acme", static options => options.Token = "ntn_test");
        using IHost host = builder.Build();

        Assert.That(
            () => Microsoft.AspNetCore.Builder.NotionWebhookEndpointExtensions.MapNotionWebhooks((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)host, "/x", "acme"),
            Throws.InvalidOperationException.With.Message.Contains("AddNotion(\"acme\", …).AddWebhooks"));
    }
}
