using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Polly.Timeout;

namespace Notion.Refit.Resilience.Tests.Client;

/// <summary>A token provider that fails in the way requests fail: that is no failure of the request.</summary>
public sealed class TokenFailureTests
{
    private static readonly Exception[] s_exceptions =
    [
        new HttpRequestException(HttpRequestError.ConnectionError, "The vault cannot be reached.", new SocketException()),
        new HttpRequestException("The vault is down.", null, HttpStatusCode.ServiceUnavailable),
        new HttpIOException(HttpRequestError.ResponseEnded, "The vault hung up."),
        new IOException("The file of tokens is locked."),
        new TimeoutException("The vault is slow."),
        new TaskCanceledException("The client of the vault gave up.", new TimeoutException()),
        new OperationCanceledException("The vault gave up."),
        new TimeoutRejectedException("The pipeline of the vault gave up."),
        new InvalidOperationException("There is no vault."),
    ];

    private readonly ManualTimeProvider _time = new();
    private ServiceProvider? _services;

    private static IEnumerable<TestCaseData> Cases =>
        from exception in s_exceptions
        from sleeps in new[] { false, true }
        select new TestCaseData(exception, sleeps) { TestName = $"{{m}}({exception.GetType().Name}{(exception is HttpRequestException { StatusCode: { } status } ? $" {status}" : "")}, {(sleeps ? "later" : "at once")})" };

    [TearDown]
    public void Dispose() => _services?.Dispose();

    [TestCaseSource(nameof(Cases))]
    public async Task Before_the_first_attempt_it_reaches_the_caller_as_it_is(Exception exception, bool sleeps)
    {
        var server = new ScriptedServer(Answers.Ok);
        var tokens = new FailingTokens(exception, failsAt: 1, sleeps);

        Exception? thrown = await FailsAsync(Client(server, tokens));

        Assert.Multiple(() =>
        {
            Assert.That(thrown, Is.SameAs(exception));
            Assert.That(tokens.Asked, Is.EqualTo(1));
            Assert.That(server.Requests, Is.Zero);
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Within_the_first_attempt_too(Exception exception, bool sleeps)
    {
        var server = new ScriptedServer(Answers.Ok);
        var tokens = new FailingTokens(exception, failsAt: 1, sleeps);

        // Without a limiter nobody asks whose rate limit counts.
        Exception? thrown = await FailsAsync(Client(server, tokens, static options => options.RateLimit = NotionRateLimitOptions.None));

        Assert.Multiple(() =>
        {
            Assert.That(thrown, Is.SameAs(exception));
            Assert.That(tokens.Asked, Is.EqualTo(1));
            Assert.That(server.Requests, Is.Zero);
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Within_a_later_attempt_too(Exception exception, bool sleeps)
    {
        var server = new ScriptedServer(Answers.Error(500, "internal_server_error"), Answers.Ok);
        var tokens = new FailingTokens(exception, failsAt: 2, sleeps);

        Exception? thrown = await FailsAsync(Client(server, tokens));

        Assert.Multiple(() =>
        {
            Assert.That(thrown, Is.SameAs(exception));
            Assert.That(tokens.Asked, Is.EqualTo(2));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task When_another_token_is_asked_for_too(Exception exception, bool sleeps)
    {
        var server = new ScriptedServer(Answers.Error(401, "unauthorized"), Answers.Ok);
        var tokens = new FailingTokens(exception, failsAt: 0, sleeps);

        Exception? thrown = await FailsAsync(Client(server, tokens));

        Assert.That(thrown, Is.SameAs(exception));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_does_not_come_within_an_attempt_uses_its_time()
    {
        var server = new ScriptedServer(Answers.Ok);
        var tokens = new SilentTokens();
        Task<Models.User> call = Client(server, tokens, static options => options.RateLimit = NotionRateLimitOptions.None).Users.RetrieveMeAsync();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await tokens.WhenAskedAsync();
            _time.Advance(TimeSpan.FromSeconds(65));
        }

        Assert.That(() => call, Throws.InstanceOf<NotionTimeoutException>());
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task The_caller_may_give_up_meanwhile()
    {
        using var patience = new CancellationTokenSource();
        Task<Models.User> call = Client(new ScriptedServer(Answers.Ok), new SilentTokens()).Users.RetrieveMeAsync(cancellationToken: patience.Token);
        await patience.CancelAsync();

        OperationCanceledException? thrown = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(thrown?.CancellationToken, Is.EqualTo(patience.Token));
    }

    private INotionClient Client(ScriptedServer server, INotionTokenProvider tokens, Action<NotionOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(tokens);
        services.AddNotion(options =>
        {
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<INotionClient>();
    }

    private static async Task<Exception?> FailsAsync(INotionClient notion)
    {
        try
        {
            await notion.Users.RetrieveMeAsync();
            return null;
        }
#pragma warning disable CA1031 // The test says which one it must be.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    // 0: only when another token is wanted.
    private sealed class FailingTokens(Exception exception, int failsAt, bool sleeps) : INotionTokenProvider
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _asked) != failsAt ? new ValueTask<string>("secret_a")
            : sleeps ? FailAsync()
            : throw exception;

        public async ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => sleeps ? await FailAsync() : throw exception;

        private async ValueTask<string> FailAsync()
        {
            await Task.Yield();
            throw exception;
        }
    }

    private sealed class SilentTokens : INotionTokenProvider
    {
        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();

        public Task<bool> WhenAskedAsync() => _asked.Reader.ReadAsync().AsTask();

        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            _asked.Writer.TryWrite(true);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return "";
        }
    }
}
