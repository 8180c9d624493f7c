using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notion.Refit.AspNetCore.Webhooks.Handlers;
using Notion.Refit.AspNetCore.Webhooks.Queue;

namespace Notion.Refit.AspNetCore.Webhooks;

/// <summary>Runs the handlers of the events of one client.</summary>
/// <remarks>When the app stops, no event is accepted any more, and those in the queue are handled while the host waits.</remarks>
internal sealed class WebhookService : IHostedService, IDisposable
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(1);

    private readonly string? _clientName;
    private readonly IOptionsMonitor<NotionWebhookOptions> _options;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly EventQueue _queue;
    private readonly CancellationTokenSource _aborted = new();
    private readonly CancellationTokenSource _stopping = new();

    private WebhookService(string? clientName, IOptionsMonitor<NotionWebhookOptions> options, IServiceScopeFactory scopes, TimeProvider time, ILogger logger)
    {
        _clientName = clientName;
        _options = options;
        _scopes = scopes;
        _time = time;
        _logger = logger;
        NotionWebhookOptions first = options.Get(clientName);

        // Without the context of the request whose event starts it.
        _queue = new EventQueue(first.QueueCapacity, first.MaxConcurrency, () => ThreadPool.UnsafeQueueUserWorkItem(static service => _ = service.WorkAsync(), this, preferLocal: false));
    }

    public string? ClientName => _clientName;

    public NotionWebhookOptions Options => _options.Get(_clientName);

    public EventQueue Queue => _queue;

    public ILogger Logger => _logger;

    public static WebhookService Create(IServiceProvider provider, string? clientName) => new(
        clientName,
        provider.GetRequiredService<IOptionsMonitor<NotionWebhookOptions>>(),
        provider.GetRequiredService<IServiceScopeFactory>(),
        provider.GetService<TimeProvider>() ?? TimeProvider.System,
        provider.GetRequiredService<ILoggerFactory>().CreateLogger(WebhookLog.Category));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Close();
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await _queue.Drained.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _queue.Abort();
            await _aborted.CancelAsync().ConfigureAwait(false);
            IReadOnlyList<QueuedEvent> lost = _queue.Waiting();
            WebhookLog.Lost(_logger, _queue.Count, string.Join(", ", lost.Take(100).Select(item => item.Notification.Id)));
        }

        await _queue.Ended.WaitAsync(TimeSpan.FromSeconds(1), _time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _aborted.Dispose();
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            for (bool isFirst = true; _queue.TryTake(isFirst, out EventLane? lane, out QueuedEvent? item); isFirst = false)
            {
                if (await TryHandleAsync(item).ConfigureAwait(false) is { } delay)
                    Postpone(lane, item, delay);
                else
                    _queue.Done(lane);
            }
        }
        catch (OperationCanceledException) when (_aborted.IsCancellationRequested)
        {
            // The host does not wait any longer.
            _queue.EndWorker();
        }
    }

    // Returns the time to the next attempt, or null when the event is done.
    private async Task<TimeSpan?> TryHandleAsync(QueuedEvent item)
    {
        try
        {
            item.Attempts++;
            WebhookHandler[] handlers = item.Handlers.For(item.Notification);
            while (item.Succeeded < handlers.Length)
            {
                AsyncServiceScope scope = _scopes.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await handlers[item.Succeeded].RunAsync(scope.ServiceProvider, item.Notification, _aborted.Token).ConfigureAwait(false);
                item.Succeeded++;
            }

            return null;
        }
        catch (OperationCanceledException) when (_aborted.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Handlers of apps fail with exceptions of their own kinds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            NotionWebhookOptions options = Options;
            WebhookLog.HandlerFailed(_logger, e, item.Notification.Id, item.TypeName, item.Attempts, options.MaxAttempts);
            if (item.Attempts < options.MaxAttempts)
                return DelayAfter(item.Attempts, options.RetryDelay);
            await GiveUpAsync(item, e, options).ConfigureAwait(false);
            return null;
        }
    }

    private async Task GiveUpAsync(QueuedEvent item, Exception exception, NotionWebhookOptions options)
    {
        WebhookLog.EventFailed(_logger, exception, item.Notification.Id, item.TypeName, item.Attempts);
        if (options.OnFailed is not { } hook)
            return;
        try
        {
            await hook(new NotionWebhookFailure(_clientName, item.Notification, exception, item.Attempts), _aborted.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Hooks of apps fail with exceptions of their own kinds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.HookFailed(_logger, e, item.Notification.Id);
        }
    }

    // Later events of the object wait, so that they stay in order; no worker does. A stopping app does not wait for the delay.
    private void Postpone(EventLane lane, QueuedEvent item, TimeSpan delay)
    {
        _queue.PutBack(lane, item);
        _ = ResumeAsync();

        async Task ResumeAsync()
        {
            if (!_stopping.IsCancellationRequested)
                await Task.Delay(delay, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _queue.Resume(lane);
        }
    }

    private static TimeSpan DelayAfter(int attempts, TimeSpan first)
    {
        double factor = Math.Pow(2, Math.Min(attempts - 1, 30));
        return first * factor is var delay && delay < s_longestDelay ? delay : s_longestDelay;
    }
}
