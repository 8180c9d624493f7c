using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;

namespace Notion.Refit.Resilience.Tests.Client;

/// <summary>The pipeline where apps meet it: behind the typed interfaces, set by the options.</summary>
public sealed class ResilientNotionTests
{
    private const string User = """{"object":"user","id":"01234567-89ab-cdef-0123-456789abcdef","type":"bot","name":"b","bot":{}}""";

    private readonly ManualTimeProvider _time = new();
    private readonly List<ServiceProvider> _providers = [];

    [TearDown]
    public void Dispose() => _providers.ForEach(static provider => provider.Dispose());

    [Test]
    public async Task A_typed_call_survives_a_rate_limit()
    {
        var server = new ScriptedServer(Answers.RateLimited("20"), Ok());
        INotionClient notion = Client(server);

        Task<User> call = notion.Users.RetrieveMeAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(20));
        await _time.DriveThroughWaitsAsync(call, TimeSpan.FromSeconds(1));

        Assert.That((await call).Id.ToString(), Is.EqualTo("01234567-89ab-cdef-0123-456789abcdef"));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_that_failed_after_it_was_committed_says_what_there_is()
    {
        var server = new ScriptedServer(Answers.Error(503, "service_unavailable", null, new
        {
            committed_resource_id = "0123",
            committed_child_ids = new[] { "4567", "89ab" },
            retry_guidance = "do_not_retry",
        }));

        NotionApiException? thrown = await Assert.ThrowsAsync<NotionApiException>(() => Client(server).Blocks.DeleteAsync(new BlockId(Guid.NewGuid())));

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Is.EqualTo(1));
            Assert.That(thrown?.CommittedResourceId, Is.EqualTo("0123"));
            Assert.That(thrown?.CommittedChildIds, Is.EqualTo(["4567", "89ab"]));
            Assert.That(thrown?.RetryGuidance, Is.EqualTo("do_not_retry"));
            Assert.That(thrown?.RateLimitReason, Is.Null);
        });
    }

    [Test]
    public async Task A_failure_that_names_nothing_has_nothing_committed()
    {
        var server = new ScriptedServer(Answers.RateLimited("9999"));

        NotionApiException? thrown = await Assert.ThrowsAsync<NotionApiException>(() => Client(server).Users.RetrieveMeAsync());

        Assert.Multiple(() =>
        {
            Assert.That(thrown?.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(9999)), "the wait that did not fit");
            Assert.That(thrown?.RateLimitReason, Is.EqualTo("public_api_request_rate_limit"));
            Assert.That(thrown?.CommittedResourceId, Is.Null);
            Assert.That(thrown?.CommittedChildIds, Is.Empty);
            Assert.That(thrown?.RetryGuidance, Is.Null);
        });
    }

    [Test]
    public async Task Each_attempt_asks_for_the_token_once()
    {
        List<string?> sent = [];
        var server = new ScriptedServer(Noting(sent, Answers.Error(500, "internal_server_error")), Noting(sent, Answers.Error(502, "bad_gateway")), Noting(sent, Ok()));
        var tokens = new CountingTokens();
        INotionClient notion = Client(server, static options => options.Retry.InitialRetryDelay = TimeSpan.Zero, tokens);

        await notion.Users.RetrieveMeAsync();

        Assert.That(sent, Is.EqualTo(["Bearer secret_1", "Bearer secret_2", "Bearer secret_3"]));
        Assert.That(tokens.Asked, Is.EqualTo(3));
    }

    [Test]
    public async Task After_a_wait_the_token_is_asked_for_again()
    {
        List<string?> sent = [];
        var first = new TaskCompletionSource();
        ScriptedServer.Step slow = async (request, token) =>
        {
            await first.Task;
            return await Ok()(request, token);
        };
        var tokens = new CountingTokens { Sleeping = true };
        INotionClient notion = Client(new ScriptedServer(slow, Noting(sent, Ok())), static options => options.RateLimit.MaxConcurrency = 1, tokens);

        Task<User> running = notion.Users.RetrieveMeAsync(), waiting = notion.Users.RetrieveMeAsync();
        tokens.Sleeping = false;
        first.SetResult();
        await Task.WhenAll(running, waiting);

        Assert.That(sent, Is.EqualTo(["Bearer secret_3"]));
    }

    [Test]
    public async Task A_token_that_never_comes_is_a_timeout()
    {
        var server = new ScriptedServer(Ok());
        Task<User> call = Client(server, tokens: new NoTokens()).Users.RetrieveMeAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(65));
        _time.Advance(TimeSpan.FromSeconds(65));

        Assert.That(() => call, Throws.InstanceOf<NotionTimeoutException>());
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task The_operations_of_OAuth_ask_for_no_token()
    {
        var server = new ScriptedServer(static (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"active":true}""") }));
        INotionClient notion = Client(server, static options => (options.ClientId, options.ClientSecret) = ("a", "b"), new NoTokens());

        await notion.SendAsync(new NotionRequest(HttpMethod.Post, "/v1/oauth/introspect"));

        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Timeouts_reach_the_caller_of_a_typed_method()
    {
        Task<User> call = Client(new ScriptedServer(Answers.Silence), static options => options.Retry = NotionRetryOptions.None).Users.RetrieveMeAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(65));
        _time.Advance(TimeSpan.FromSeconds(65));

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.That(thrown?.Path, Is.EqualTo("/v1/users/me"));
    }

    [Test]
    public void All_options_can_be_bound_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Token"] = "t",
            ["AttemptTimeout"] = "00:00:30",
            ["TotalTimeout"] = "00:02:00",
            ["Retry:MaxRetries"] = "5",
            ["Retry:InitialRetryDelay"] = "00:00:02",
            ["Retry:MaxRetryDelay"] = "00:00:40",
            ["Retry:MaxBufferedUpload"] = "1000",
            ["RateLimit:Enabled"] = "false",
            ["RateLimit:RequestsPerWindow"] = "170",
            ["RateLimit:Window"] = "00:01:01",
            ["RateLimit:MaxConcurrency"] = "8",
            ["RateLimit:QueueLimit"] = "9",
            ["RateLimit:MaxWait"] = "00:03:00",
        }).Build();
        var services = new ServiceCollection();
        services.AddNotion(configuration);
        using ServiceProvider provider = services.BuildServiceProvider();

        NotionOptions options = provider.GetRequiredService<IOptions<NotionOptions>>().Value;

        Assert.Multiple(() =>
        {
            Assert.That(options.TotalTimeout, Is.EqualTo(TimeSpan.FromMinutes(2)));
            Assert.That(options.Retry, Is.EqualTo(new NotionRetryOptions
            {
                MaxRetries = 5,
                InitialRetryDelay = TimeSpan.FromSeconds(2),
                MaxRetryDelay = TimeSpan.FromSeconds(40),
                MaxBufferedUpload = 1000,
            }).UsingPropertiesComparer());
            Assert.That(options.RateLimit, Is.EqualTo(new NotionRateLimitOptions
            {
                Enabled = false,
                RequestsPerWindow = 170,
                Window = TimeSpan.FromSeconds(61),
                MaxConcurrency = 8,
                QueueLimit = 9,
                MaxWait = TimeSpan.FromMinutes(3),
            }).UsingPropertiesComparer());
        });
    }

    [Test]
    public void Options_that_make_no_sense_are_named_when_the_client_is_made()
    {
        OptionsValidationException? thrown = Assert.Throws<OptionsValidationException>(() => Client(new ScriptedServer(Ok()), static options =>
        {
            options.Retry.MaxRetries = -1;
            options.RateLimit.MaxConcurrency = 0;
            options.TotalTimeout = TimeSpan.FromSeconds(1);
        }));

        Assert.That(thrown?.Message, Does.Contain("NotionOptions.Retry.MaxRetries").And.Contains("NotionOptions.RateLimit.MaxConcurrency").And.Contains("NotionOptions.TotalTimeout"));
    }

    private INotionClient Client(ScriptedServer server, Action<NotionOptions>? configure = null, INotionTokenProvider? tokens = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        if (tokens is not null)
            services.AddSingleton(tokens);
        services.AddNotion(options =>
        {
            options.Token = "secret_of_this_test";
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        ServiceProvider provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider.GetRequiredService<INotionClient>();
    }

    private static ScriptedServer.Step Ok() => static (_, _) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(User, System.Text.Encoding.UTF8, "application/json") });

    private static ScriptedServer.Step Noting(List<string?> sent, ScriptedServer.Step step) => (request, token) =>
    {
        sent.Add(request.Headers.Authorization?.ToString());
        return step(request, token);
    };

    private sealed class CountingTokens : INotionTokenProvider
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        // Counts all the same, but gives always the first token.
        public bool Sleeping { get; set; }

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            int asked = Interlocked.Increment(ref _asked);
            return new ValueTask<string>(Sleeping ? "secret_1" : $"secret_{asked}");
        }
    }

    private sealed class NoTokens : INotionTokenProvider
    {
        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return "";
        }
    }
}
