using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Notion.Refit.Configuration;

/// <summary>The options of a client: as they were at its first use, and as they are now.</summary>
/// <remarks>
/// The monitor itself looks them up by their name, and each request needs them several times. Options that are not valid after a change do not
/// get here: the last valid ones stay.
/// </remarks>
internal sealed class CurrentOptions : IDisposable
{
    private readonly IDisposable? _subscription;
    private volatile NotionOptions? _value;

    /// <param name="monitor">The options and their changes.</param>
    /// <param name="name">The name of the options.</param>
    /// <param name="logger">Reports changes that have no effect.</param>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public CurrentOptions(IOptionsMonitor<NotionOptions> monitor, string name, ILogger logger)
    {
        // First the subscription: no change is missed, and none is overwritten.
        _subscription = monitor.OnChange((options, changed) =>
        {
            if (changed != name)
                return;
            _value = options;
            string[] fixedOnes = Initial is { } initial ? [.. FixedChanges(initial, options)] : [];
            if (fixedOnes.Length > 0)
                OptionsLog.NeedRestart(logger, string.Join(", ", fixedOnes));
        });
        Initial = monitor.Get(name);
        Interlocked.CompareExchange(ref _value, Initial, null);
    }

    /// <summary>The options at the first use of the client. What the client is built from stays as it is there.</summary>
    public NotionOptions Initial { get; }

    /// <summary>The options now.</summary>
    public NotionOptions Value => _value!;

    private static IEnumerable<string> FixedChanges(NotionOptions initial, NotionOptions now)
    {
        if (initial.BaseAddress != now.BaseAddress)
            yield return nameof(NotionOptions.BaseAddress);
        if (initial.AttemptTimeout != now.AttemptTimeout)
            yield return nameof(NotionOptions.AttemptTimeout);
        if (initial.TotalTimeout != now.TotalTimeout)
            yield return nameof(NotionOptions.TotalTimeout);
        if (initial.MaxResponseSize != now.MaxResponseSize)
            yield return nameof(NotionOptions.MaxResponseSize);
        if (initial.Retry.ToString() != now.Retry.ToString())
            yield return nameof(NotionOptions.Retry);
        if (initial.RateLimit.ToString() != now.RateLimit.ToString())
            yield return nameof(NotionOptions.RateLimit);
    }

    public void Dispose() => _subscription?.Dispose();
}
