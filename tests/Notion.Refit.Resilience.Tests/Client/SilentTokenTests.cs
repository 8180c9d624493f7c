using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Resilience.Tests.Client;

/// <summary>Token providers that never answer and take no notice of their cancellation token.</summary>
public sealed class SilentTokenTests
{
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(65);

    private readonly ManualTimeProvider _time = new();
    private ServiceProvider? _services;

    [TearDown]
    public void Dispose() => _services?.Dispose();

    [Test]
    public async Task A_token_that_never_comes_ends_with_the_time_of_an_attempt([Values] bool isLimited)
    {
        var server = new ScriptedServer(Answers.Ok);
        var tokens = new DeafTokens();
        Task<Models.User> call = Client(server, tokens, isLimited).Users.RetrieveMeAsync();
        await AdvanceAsync(tokens, attempts: isLimited ? 1 : 3);

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => call))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Timeout, Is.EqualTo(s_attempt));
            Assert.That(error.Scope, Is.EqualTo(NotionTimeoutScope.Attempt));
            Assert.That(server.Requests, Is.Zero);
        });
        if (isLimited)
            Assert.That(error.Message, Does.Contain("token provider").And.Contain("Nothing was sent"));
    }

    [Test]
    public async Task Without_a_limit_of_attempts_it_ends_with_the_total_time([Values] bool isLimited)
    {
        var tokens = new DeafTokens();
        Task<Models.User> call = Client(new ScriptedServer(Answers.Ok), tokens, isLimited, static options => options.AttemptTimeout = Timeout.InfiniteTimeSpan).Users.RetrieveMeAsync();
        await tokens.WhenAskedAsync();
        _time.Advance(TimeSpan.FromMinutes(5));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => call))!;
        Assert.That(error.Scope, Is.EqualTo(NotionTimeoutScope.Total));
    }

    [Test]
    public async Task Another_token_that_never_comes_ends_with_the_time_of_the_attempt()
    {
        var server = new ScriptedServer(Answers.Error(401, "unauthorized"));
        var tokens = new DeafTokens { Token = "secret_a" };
        Task<Models.User> call = Client(server, tokens, isLimited: true).Users.RetrieveMeAsync();
        await AdvanceAsync(tokens, attempts: 3);

        Assert.That(() => call, Throws.InstanceOf<NotionTimeoutException>());
        Assert.That(server.Requests, Is.EqualTo(3));
    }

    [Test]
    public async Task The_caller_may_give_up_meanwhile([Values] bool isLimited, [Values(null, "secret_a")] string? token)
    {
        var tokens = new DeafTokens { Token = token };
        using var patience = new CancellationTokenSource();
        Task<Models.User> call = Client(new ScriptedServer(Answers.Error(401, "unauthorized")), tokens, isLimited).Users.RetrieveMeAsync(cancellationToken: patience.Token);
        await tokens.WhenAskedAsync();
        await patience.CancelAsync();

        OperationCanceledException error = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
        Assert.That(error.CancellationToken, Is.EqualTo(patience.Token));
    }

    [Test]
    public async Task A_provider_that_takes_notice_is_cancelled_with_the_attempt()
    {
        var tokens = new DeafTokens { Listens = true };
        Task<Models.User> call = Client(new ScriptedServer(Answers.Ok), tokens, isLimited: true).Users.RetrieveMeAsync();
        await AdvanceAsync(tokens, attempts: 1);

        Assert.That(() => call, Throws.InstanceOf<NotionTimeoutException>());
        Assert.That(tokens.Cancelled, Is.EqualTo(1));
    }

    [Test]
    public async Task A_provider_that_fails_after_the_caller_has_gone_is_not_reported_as_unobserved([Values] bool isLimited, [Values(null, "secret_a")] string? token)
    {
        List<Exception> unobserved = [];
        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            lock (unobserved)
                unobserved.AddRange(e.Exception.InnerExceptions.Where(inner => inner is LateFailure));
        }

        TaskScheduler.UnobservedTaskException += OnUnobserved;
        try
        {
            for (int i = 0; i < 5; i++)
                await GiveUpAsync(isLimited, token);
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= OnUnobserved;
        }

        Assert.That(unobserved, Is.Empty);
    }

    // Apart, so that nothing on the stack keeps a task alive.
    private async Task GiveUpAsync(bool isLimited, string? token)
    {
        var tokens = new DeafTokens { Token = token };
        using var patience = new CancellationTokenSource();
        Task call = Client(new ScriptedServer(Answers.Error(401, "unauthorized")), tokens, isLimited).Users.RetrieveMeAsync(cancellationToken: patience.Token);
        await tokens.WhenAskedAsync();
        await patience.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => call);
        tokens.Fail();
    }

    private async Task AdvanceAsync(DeafTokens tokens, int attempts)
    {
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            await tokens.WhenAskedAsync();
            _time.Advance(s_attempt);
        }
    }

    private INotionClient Client(ScriptedServer server, INotionTokenProvider tokens, bool isLimited, Action<NotionOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(tokens);
        services.AddNotion(options =>
        {
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
            options.RateLimit.Enabled = isLimited;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        _services?.Dispose();
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<INotionClient>();
    }

    private sealed class LateFailure : Exception;

    // With a token: keeps silent only when another one is asked for.
    private sealed class DeafTokens : INotionTokenProvider
    {
        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();
        private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string? Token { get; init; }

        public bool Listens { get; init; }

        public int Cancelled { get; private set; }

        public Task WhenAskedAsync() => _asked.Reader.ReadAsync().AsTask();

        public void Fail() => _answer.SetException(new LateFailure());

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => Token is null ? new(SilentAsync(cancellationToken)) : new(Token);

        public async ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => await SilentAsync(cancellationToken);

        private async Task<string> SilentAsync(CancellationToken cancellationToken)
        {
            _asked.Writer.TryWrite(true);
            try
            {
                return await (Listens ? _answer.Task.WaitAsync(cancellationToken) : _answer.Task);
            }
            catch (OperationCanceledException)
            {
                Cancelled++;
                throw;
            }
        }
    }
}
