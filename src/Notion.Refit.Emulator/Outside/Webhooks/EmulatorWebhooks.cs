using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Json;
using Notion.Refit.Emulator.Outside.Webhooks;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>The webhooks of an emulator: <c>await emulator.Webhooks.SubscribeAsync(new Uri("http://localhost:5080/notion"))</c>.</summary>
/// <remarks>
/// <para>Every write, of the API and of seeds, causes the events that it causes in Notion. Events are signed with the verification token of
/// their subscription, and repeated by <see cref="WebhookSettings.RetryDelays"/> until the receiver responds with a 2xx status. All times are
/// those of the emulator's clock. Deliveries of one subscription follow each other.</para>
/// <para>Snapshots have the subscriptions; restoring one drops what is on its way. All members are safe for concurrent use.</para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The cancellation has no timer or handle to release; the emulator cancels it when it stops.")]
[SharedBySnapshots("Subscriptions belong to the emulator, not to what it holds.")]
public sealed class EmulatorWebhooks : IChangeWatcher
{
    private const int KeptAttempts = 1000;

    private readonly Lock _lock = new();
    private readonly Func<World> _world;
    private readonly Func<EmulatedConnection> _connection;
    private readonly IdSource _ids;
    private readonly WebhookSettings _settings;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ending = new();
    private readonly Dictionary<object, ITimer> _timers = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<WebhookAttempt> _attempts = new();
    private readonly HashSet<(Guid Upload, string Type)> _uploads = [];
    private readonly List<WebhookMessage> _held = [];
    private EmulatedWebhook[] _webhooks = [];
    private TaskCompletionSource? _idle;
    private int _running;
    private int _toReverse;
    private int _toDouble;
    private int _restores;
    private (int Count, TimeSpan Time) _toDelay;

    internal EmulatorWebhooks(Func<World> world, Func<EmulatedConnection> connection, IdSource ids, NotionEmulatorOptions options)
    {
        _world = world;
        _connection = connection;
        _ids = ids;
        _settings = options.Webhooks;
        _time = options.TimeProvider;
    }

    /// <summary>The subscriptions.</summary>
    public IReadOnlyList<EmulatedWebhook> Subscriptions => _webhooks;

    /// <summary>The last 1,000 attempts to deliver an event, the oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts
    {
        get
        {
            lock (_lock)
                return [.. _attempts];
        }
    }

    bool IChangeWatcher.IsWatching => _webhooks.Length > 0;

    /// <summary>Creates a subscription and sends its verification token to the receiver.</summary>
    /// <param name="url">The address of the receiver. Without a handler only loopback addresses are allowed.</param>
    /// <param name="handler">The handler that requests go through instead of the network, such as that of an ASP.NET Core test server; null for HTTP.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request with the token.</param>
    /// <returns>The subscription. Call <see cref="EmulatedWebhook.Verify"/> with the token that the receiver got: events are delivered from then on.</returns>
    /// <exception cref="ArgumentException">The address is not a loopback address, or an event type does not exist.</exception>
    /// <exception cref="InvalidOperationException">The receiver did not accept the token, or the token of the connection is revoked.</exception>
    public async Task<EmulatedWebhook> SubscribeAsync(
        Uri url, HttpMessageHandler? handler = null, WebhookSubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        EmulatedWebhook webhook = Create(url, handler, secret: null, options ?? new WebhookSubscriptionOptions());
        byte[] body = Encoding.UTF8.GetBytes($"{{\"verification_token\":{JsonSerializer.Serialize(webhook.VerificationToken)}}}");
        (int? status, string? error) = await WebhookSender.SendAsync(webhook.Receiver, url, webhook.VerificationToken, body, _settings.Timeout, _time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (status is not (>= 200 and < 300))
            throw new InvalidOperationException($"The receiver did not accept the verification token: {error ?? status?.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        lock (_lock)
            _webhooks = [.. _webhooks, webhook];
        return webhook;
    }

    /// <summary>Creates a subscription whose receiver is a function of this process. It is verified at once; the function does not get the token.</summary>
    /// <param name="receive">Receives each delivery; the status of its response decides about further attempts.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="ArgumentException">An event type does not exist.</exception>
    /// <exception cref="InvalidOperationException">The token of the connection is revoked.</exception>
    public EmulatedWebhook Subscribe(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> receive, WebhookSubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(receive);
        bool isHandshake = true;

        // The handshake ends before this method does: nothing in it waits.
        var handler = new DelegateReceiver((request, cancellationToken) =>
            isHandshake ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)) : receive(request, cancellationToken));
        EmulatedWebhook webhook = SubscribeAsync(new Uri("https://receiver.invalid/"), handler, options, CancellationToken.None).GetAwaiter().GetResult();
        isHandshake = false;
        webhook.Verify(webhook.VerificationToken);
        return webhook;
    }

    /// <summary>Creates a subscription over HTTP that is verified at once: the receiver, which may not run yet, knows the token beforehand.</summary>
    /// <param name="url">The address of the receiver, a loopback address.</param>
    /// <param name="verificationToken">The token.</param>
    /// <exception cref="ArgumentException">The address is not a loopback address.</exception>
    internal EmulatedWebhook SubscribeVerified(Uri url, string verificationToken)
    {
        EmulatedWebhook webhook = Create(url, handler: null, verificationToken, new WebhookSubscriptionOptions());
        webhook.Verify(verificationToken);
        lock (_lock)
            _webhooks = [.. _webhooks, webhook];
        return webhook;
    }

    /// <summary>Returns what a snapshot keeps.</summary>
    internal WebhookState Save()
    {
        lock (_lock)
            return new WebhookState([.. _webhooks.Select(webhook => (webhook, webhook.IsVerified))], [.. _uploads]);
    }

    /// <summary>Returns to the subscriptions of a snapshot. Events on their way are dropped.</summary>
    internal void Restore(WebhookState state)
    {
        lock (_lock)
        {
            _restores++;
            _held.Clear();
            _webhooks = [.. state.Subscriptions.Select(entry => entry.Webhook)];
            foreach ((EmulatedWebhook webhook, bool isVerified) in state.Subscriptions)
            {
                webhook.IsVerified = isVerified;
                webhook.Collector.Take();
            }

            _uploads.Clear();
            _uploads.UnionWith(state.Uploads);
        }
    }

    /// <summary>Delivers the next events late.</summary>
    /// <param name="delay">The additional time, by the emulator's clock.</param>
    /// <param name="count">The number of events.</param>
    public void DelayNext(TimeSpan delay, int count = 1)
    {
        lock (_lock)
            _toDelay = (count, delay);
    }

    /// <summary>Delivers the next events twice.</summary>
    /// <param name="count">The number of events.</param>
    public void DoubleNext(int count = 1)
    {
        lock (_lock)
            _toDouble = count;
    }

    /// <summary>Holds the next events back until there are so many, and delivers them in reverse order.</summary>
    /// <param name="count">The number of events.</param>
    public void ReverseNext(int count = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        lock (_lock)
            _toReverse = count;
    }

    /// <summary>Waits until no delivery is running or due. Deliveries that the clock has not reached are not waited for.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_running == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    void IChangeWatcher.Changed(Workspace workspace, ChangeLog changes)
    {
        DateTimeOffset now = _time.GetUtcNow();
        Publish(workspace, WebhookSignals.Of(workspace, changes), now);
        foreach (StoredFileUpload upload in changes.Uploads)
        {
            Publish(workspace, OnceFor(upload, WebhookSignals.OfUpload("file_upload.created", upload)), now);
            Watch(workspace, upload, now);
        }
    }

    internal void Remove(EmulatedWebhook webhook)
    {
        lock (_lock)
            _webhooks = [.. _webhooks.Where(other => other != webhook)];
    }

    internal void End()
    {
        lock (_lock)
        {
            _webhooks = [];
            foreach (ITimer timer in _timers.Values)
                timer.Dispose();
            _timers.Clear();
        }

        _ending.Cancel();
    }

    private EmulatedWebhook Create(Uri url, HttpMessageHandler? handler, string? secret, WebhookSubscriptionOptions options)
    {
        if (!url.IsAbsoluteUri || (handler is null && !url.IsLoopback))
            throw new ArgumentException($"Events are delivered to loopback addresses only, unless a handler is given: {url}.", nameof(url));
        if (options.Types?.FirstOrDefault(type => !WebhookEventTypes.All.Contains(type, StringComparer.Ordinal)) is { } unknown)
            throw new ArgumentException($"There is no webhook event type {unknown}.", nameof(options));

        EmulatedConnection connection = options.Connection ?? _connection();
        Connection found = _world().Connections.Find(connection.Token) ?? throw new InvalidOperationException($"The token of the connection {connection.Name} is revoked.");
        var receiver = handler is null ? new HttpMessageInvoker(new SocketsHttpHandler()) : new HttpMessageInvoker(handler, disposeHandler: false);
        return new EmulatedWebhook(this, _ids.NewRandom(), secret ?? $"secret_{_ids.NewRandom():N}", url, receiver, found, options);
    }

    // Uploads expire, and imports end, without a request.
    private void Watch(Workspace workspace, StoredFileUpload upload, DateTimeOffset now)
    {
        if (WebhookSignals.OfUpload(upload, now) is { } signal)
        {
            Publish(workspace, OnceFor(upload, signal), now);
            return;
        }

        DateTimeOffset next = upload.Import is { } import && import.Time > now ? import.Time : upload.ExpiryTime;
        After(next - now, () =>
        {
            Workspace? today = _world().Workspaces.FirstOrDefault(other => other.Id == workspace.Id);
            today?.Read(() =>
            {
                if (today.FileUploads.TryGetValue(upload.Id, out StoredFileUpload? current))
                    Watch(today, current, _time.GetUtcNow());
                return true;
            });
        });
    }

    private IEnumerable<WebhookSignal> OnceFor(StoredFileUpload upload, WebhookSignal signal)
    {
        lock (_lock)
            return _uploads.Add((upload.Id, signal.Type)) ? [signal] : [];
    }

    private void Publish(Workspace workspace, IEnumerable<WebhookSignal> signals, DateTimeOffset now)
    {
        WebhookSignal[] all = [.. signals];
        if (all.Length == 0)
            return;
        foreach (EmulatedWebhook webhook in _webhooks.Where(webhook => webhook.IsVerified && webhook.WorkspaceId == workspace.Id))
        {
            if (_world().Connections.Find(webhook.ConnectionToken) is not { } connection)
                continue;
            lock (_lock)
            {
                bool wasEmpty = webhook.Collector.IsEmpty;
                var immediate = new WebhookCollector();
                foreach (WebhookSignal signal in all.Where(signal => webhook.Wants(signal.Type) && CanReceive(connection, signal)))
                    (signal.IsImmediate ? immediate : webhook.Collector).Add(signal, now);
                Send(webhook, immediate);
                if (_settings.AggregationWindow <= TimeSpan.Zero)
                    Send(webhook, webhook.Collector);
                else if (wasEmpty && !webhook.Collector.IsEmpty)
                    After(_settings.AggregationWindow, () => Flush(webhook));
            }
        }
    }

    private void Flush(EmulatedWebhook webhook)
    {
        lock (_lock)
            Send(webhook, webhook.Collector);
    }

    // Notion does not deliver events of what the connection cannot read.
    private static bool CanReceive(Connection connection, WebhookSignal signal) =>
        (signal.Subject is null || connection.CanSee(signal.Subject))
        && connection.Has(signal.Type.StartsWith("comment.", StringComparison.Ordinal) ? ConnectionCapabilities.ReadComments : ConnectionCapabilities.ReadContent);

    private void Send(EmulatedWebhook webhook, WebhookCollector collector)
    {
        foreach (WebhookCollector.Collected collected in collector.Take())
            Route(new WebhookMessage(_ids.NewRandom(), webhook, collected.Signal, collected.Authors, collected.Time, _restores));
    }

    // Under the lock: decides how an event travels.
    private void Route(WebhookMessage message)
    {
        if (_toReverse > 0)
        {
            _held.Add(message);
            if (_held.Count < _toReverse)
                return;
            _toReverse = 0;
            WebhookMessage[] held = [.. Enumerable.Reverse(_held)];
            _held.Clear();
            foreach (WebhookMessage other in held)
                Schedule(other, _settings.Delay);
            return;
        }

        TimeSpan delay = _settings.Delay;
        if (_toDelay.Count > 0)
        {
            delay += _toDelay.Time;
            _toDelay.Count--;
        }

        Schedule(message, delay);
        if (_toDouble > 0)
        {
            _toDouble--;
            Schedule(message, delay);
        }
    }

    private void Schedule(WebhookMessage message, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
            Deliver(message, attempt: 1);
        else
            After(delay, () => Deliver(message, attempt: 1));
    }

    private void After(TimeSpan delay, Action action)
    {
        var key = new object();
        lock (_lock)
        {
            if (_ending.IsCancellationRequested)
                return;
            _timers[key] = _time.CreateTimer(
                _ =>
                {
                    lock (_lock)
                    {
                        if (!_timers.Remove(key, out ITimer? timer))
                            return;
                        timer.Dispose();
                    }

                    action();
                },
                null,
                delay > TimeSpan.Zero ? delay : TimeSpan.Zero,
                Timeout.InfiniteTimeSpan);
        }
    }

    private void Deliver(WebhookMessage message, int attempt)
    {
        lock (_lock)
        {
            _running++;
            message.Webhook.Tail = DeliverAsync(message.Webhook.Tail, message, attempt);
        }
    }

    private async Task DeliverAsync(Task before, WebhookMessage message, int attempt)
    {
        // Not on the thread of the request, which holds locks.
        await Task.Yield();
        await before;
        try
        {
            EmulatedWebhook webhook = message.Webhook;
            if (message.Restores != _restores || !_webhooks.Contains(webhook))
                return;
            ReadOnlyMemory<byte> body = WebhookEventWriter.Write(message, attempt);
            (int? status, string? error) = await WebhookSender.SendAsync(webhook.Receiver, webhook.Url, webhook.VerificationToken, body, _settings.Timeout, _time, _ending.Token);
            var made = new WebhookAttempt(webhook.Id, message.Id.ToString(), message.Signal.Type, attempt, _time.GetUtcNow(), body, status, error);
            lock (_lock)
            {
                _attempts.Enqueue(made);
                if (_attempts.Count > KeptAttempts)
                    _attempts.Dequeue();
            }

            if (!made.IsAccepted && attempt <= _settings.RetryDelays.Count)
                After(_settings.RetryDelays[attempt - 1], () => Deliver(message, attempt + 1));
        }
        finally
        {
            lock (_lock)
            {
                if (--_running == 0)
                {
                    _idle?.SetResult();
                    _idle = null;
                }
            }
        }
    }
}
