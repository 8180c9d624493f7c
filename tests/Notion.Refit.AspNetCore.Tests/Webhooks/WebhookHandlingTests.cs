using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The way of an accepted event through its handlers: order, concurrency, further attempts, the end of the app.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WebhookHandlingTests
{
    private readonly Inbox _inbox = new();

    [Test]
    public async Task Handlers_get_the_event_services_of_a_scope_and_the_cancellation_token()
    {
        var scopes = new ConcurrentBag<Scoped>();
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint
                .On<PageUndeleted>((INotionPages pages, PageUndeleted e, Scoped scoped, CancellationToken cancellationToken, IServiceProvider provider, Missing? missing = null) =>
                {
                    Assert.That(pages, Is.Not.Null);
                    Assert.That(cancellationToken.CanBeCanceled, Is.True);
                    Assert.That(provider.GetRequiredService<Scoped>(), Is.SameAs(scoped));
                    Assert.That(missing, Is.Null);
                    scopes.Add(scoped);
                })
                .OnAny((WebhookEvent e, [FromKeyedServices("key")] Scoped keyed) =>
                {
                    scopes.Add(keyed);
                    _inbox.Add(e);
                }),
            services: static services => services.AddScoped<Scoped>().AddKeyedScoped<Scoped>("key"));

        await app.StatusAsync(Samples.Event(1));
        await _inbox.NextAsync();

        Assert.That(scopes.Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Handlers_run_without_the_context_of_the_request()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny((WebhookEvent e, IHttpContextAccessor requests) =>
            {
                Assert.That(requests.HttpContext, Is.Null);
                _inbox.Add(e);
            }),
            static options => options.MaxAttempts = 1,
            static services => services.AddHttpContextAccessor());

        await app.StatusAsync(Samples.Event(1));

        await _inbox.NextAsync();
    }

    [Test]
    public async Task Events_reach_the_handlers_of_their_type_of_any_type_and_of_unknown_types()
    {
        var calls = new ConcurrentQueue<string>();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint
            .On<PageCreated>((PageCreated _) => calls.Enqueue("created"))
            .On<PageUndeleted>((PageUndeleted _) => calls.Enqueue("undeleted"))
            .OnUnknown((UnknownWebhookEvent e) => calls.Enqueue($"unknown {e.Type}"))
            .OnAny((WebhookEvent e) =>
            {
                calls.Enqueue("any");
                _inbox.Add(e);
                return ValueTask.CompletedTask;
            }));

        await app.StatusAsync(Samples.Event(1, second: 1));
        await _inbox.NextAsync();
        await app.StatusAsync(Samples.Event(2, second: 2, type: "page.moon_phase_changed"));
        await _inbox.NextAsync();

        Assert.That(calls, Is.EqualTo(new[] { "undeleted", "any", "unknown page.moon_phase_changed", "any" }));
    }

    [Test]
    public async Task Waiting_events_of_one_object_run_one_by_one_by_their_time()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny(async (WebhookEvent e) =>
        {
            entered.TrySetResult();
            await release.Task;
            _inbox.Add(e);
        }));

        await app.StatusAsync(Samples.Event(1, second: 9));
        await entered.Task;
        foreach (int second in (int[])[5, 3, 8, 1])
            await app.StatusAsync(Samples.Event(100 + second, second: second));
        release.SetResult();

        // The first one had started when the earlier ones arrived: nothing waits for what has not been received.
        Assert.That((await _inbox.TakeAsync(5)).Select(e => e.Timestamp.Second), Is.EqualTo(new[] { 9, 1, 3, 5, 8 }));
    }

    [Test]
    public async Task Events_of_different_objects_run_concurrently_up_to_the_limit()
    {
        var release = new TaskCompletionSource();
        int running = 0;
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny(async (WebhookEvent e) =>
            {
                Interlocked.Increment(ref running);
                _inbox.Add(e);
                await release.Task;
            }),
            static options => options.MaxConcurrency = 3);

        for (int page = 1; page <= 5; page++)
            await app.StatusAsync(Samples.Event(page, page));
        await _inbox.TakeAsync(3);
        Assert.That(Volatile.Read(ref running), Is.EqualTo(3));
        release.SetResult();
        await _inbox.TakeAsync(2);
    }

    [Test]
    public async Task A_handler_that_fails_runs_again_after_growing_delays_and_those_before_it_do_not()
    {
        int first = 0, second = 0;
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint
            .OnAny((WebhookEvent _) => { first++; })
            .OnAny((WebhookEvent e) =>
            {
                if (++second < 3)
                    throw new InvalidOperationException("not yet");
                _inbox.Add(e);
            }));

        await app.StatusAsync(Samples.Event(1));
        await app.Clock.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Clock.WhenWaitingAsync(TimeSpan.FromSeconds(2));
        app.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.That(_inbox.IsEmpty, Is.True);
        app.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await _inbox.NextAsync();

        Assert.That(first, Is.EqualTo(1));
        Assert.That(app.Log.Where(record => record.Level == LogLevel.Warning).Select(record => record.Message), Has.Exactly(2).Contains(Samples.Id('e', 1)));
    }

    [Test]
    public async Task An_event_that_fails_in_all_attempts_is_reported_and_the_next_one_of_the_object_runs()
    {
        var reported = new TaskCompletionSource<NotionWebhookFailure>();
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny((WebhookEvent e) =>
            {
                if (e.Timestamp.Second == 0)
                    throw new FormatException("poison");
                _inbox.Add(e);
            }),
            options =>
            {
                options.MaxAttempts = 3;
                options.RetryDelay = TimeSpan.Zero;
                options.OnFailed = (failure, _) =>
                {
                    reported.SetResult(failure);
                    throw new InvalidOperationException("the hook fails too");
                };
            });

        await app.StatusAsync(Samples.Event(1));
        await app.StatusAsync(Samples.Event(2, second: 1));
        NotionWebhookFailure failure = await reported.Task;
        WebhookEvent next = await _inbox.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(failure.Attempts, Is.EqualTo(3));
            Assert.That(failure.Exception, Is.TypeOf<FormatException>());
            Assert.That(failure.Notification.Id, Is.EqualTo(Samples.Id('e', 1)));
            Assert.That(next.Id, Is.EqualTo(Samples.Id('e', 2)));
        });
    }

    [Test]
    public async Task A_stopping_app_handles_what_it_has_accepted_and_accepts_nothing_more()
    {
        var release = new TaskCompletionSource();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny(async (WebhookEvent e) =>
        {
            await release.Task;
            _inbox.Add(e);
        }));
        for (int i = 1; i <= 20; i++)
            await app.StatusAsync(Samples.Event(i, i % 3));

        Task stop = app.Services.GetRequiredKeyedService<AspNetCore.Webhooks.WebhookService>(null).StopAsync(CancellationToken.None);
        Assert.That(await app.StatusAsync(Samples.Event(21)), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        release.SetResult();
        await stop;

        Assert.That((await _inbox.TakeAsync(20)).Count, Is.EqualTo(20));
    }

    [Test]
    public async Task Handlers_are_cancelled_when_the_host_waits_no_longer_and_the_log_names_the_lost_events()
    {
        var entered = new TaskCompletionSource();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny(async (WebhookEvent _, CancellationToken cancellationToken) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }));
        await app.StatusAsync(Samples.Event(1));
        await app.StatusAsync(Samples.Event(2, second: 1));
        await entered.Task;

        await app.Services.GetRequiredKeyedService<AspNetCore.Webhooks.WebhookService>(null).StopAsync(new CancellationToken(canceled: true));

        Assert.That(app.Log.Select(record => record.Message), Has.Some.Contains("2 accepted events").And.Some.Contains(Samples.Id('e', 2)));
    }

    [Test]
    public async Task Clients_with_a_name_have_tokens_of_their_own()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(services: static services =>
            services.AddNotion("acme", static options => options.Token = "ntn_acme").AddWebhooks(static options => options.VerificationToken = "secret_acme"));

        Assert.That(await app.StatusAsync(Samples.Event(1), "secret_acme"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(app.Services.GetRequiredKeyedService<AspNetCore.Webhooks.WebhookService>("acme").Options.VerificationToken, Is.EqualTo("secret_acme"));
    }

    [Test]
    public async Task Adding_webhooks_again_only_adds_to_the_options()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(services: static services => services.AddNotion().AddWebhooks(static options => options.MaxConcurrency = 3));

        Assert.That(app.Services.GetServices<IHostedService>().OfType<AspNetCore.Webhooks.WebhookService>().Count(), Is.EqualTo(1));
        AspNetCore.Webhooks.WebhookService service = app.Services.GetRequiredKeyedService<AspNetCore.Webhooks.WebhookService>(null);
        Assert.That((service.Options.MaxConcurrency, service.Options.VerificationToken), Is.EqualTo((3, WebhookApp.Token)));
    }

    private static IEnumerable<Type> EventTypes =>
        typeof(WebhookEvent).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(WebhookEvent)) && type != typeof(UnknownWebhookEvent));

    [TestCaseSource(nameof(EventTypes))]
    public void The_handler_class_has_a_method_for_each_event(Type type)
    {
        MethodInfo? method = typeof(NotionWebhookHandler).GetMethod($"On{type.Name}Async", BindingFlags.NonPublic | BindingFlags.Instance);

        Assert.That(method?.GetParameters()[0].ParameterType, Is.EqualTo(type));
    }

    [Test]
    public async Task A_handler_class_gets_services_and_its_events()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(static endpoint => endpoint.Add<RecordingHandler>(), services: services => services.AddSingleton(_inbox));

        await app.StatusAsync(Samples.Event(1));
        await app.StatusAsync(Samples.Event(2, 2, type: "page.moon_phase_changed"));

        Assert.That((await _inbox.TakeAsync(2)).Select(e => e.GetType()), Is.EquivalentTo(new[] { typeof(PageUndeleted), typeof(UnknownWebhookEvent) }));
    }

    [Test]
    public async Task Handlers_that_cannot_be_bound_are_refused_when_they_are_added()
    {
        await using WebhookApp app = await WebhookApp.StartAsync(static endpoint => Assert.Multiple(() =>
        {
            Assert.That(() => endpoint.On<PageCreated>(static () => { }), Throws.ArgumentException.With.Message.Contains("needs a parameter of that type"));
            Assert.That(() => endpoint.On<PageCreated>(static (PageDeleted _) => { }), Throws.ArgumentException.With.Message.Contains("takes PageDeleted, but the handler gets PageCreated"));
            Assert.That(() => endpoint.On<PageCreated>(static (PageCreated _, Missing missing) => { }), Throws.ArgumentException.With.Message.Contains("'missing'").And.Message.Contains("Missing is not registered"));
            Assert.That(() => endpoint.On<PageCreated>(static (PageCreated _) => 1), Throws.ArgumentException.With.Message.Contains("not Int32"));
        }));
    }

    private sealed class Scoped;

    private sealed class Missing;

    private sealed class RecordingHandler(Inbox inbox) : NotionWebhookHandler
    {
        protected override Task OnPageUndeletedAsync(PageUndeleted notification, CancellationToken cancellationToken)
        {
            inbox.Add(notification);
            return Task.CompletedTask;
        }

        protected override Task OnUnknownAsync(UnknownWebhookEvent notification, CancellationToken cancellationToken)
        {
            inbox.Add(notification);
            return Task.CompletedTask;
        }
    }
}
