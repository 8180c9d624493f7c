using Microsoft.Extensions.Options;

namespace Notion.Refit.Configuration;

/// <summary>The options of a client as they are now.</summary>
/// <remarks>
/// The monitor itself looks them up by their name, and requests ask several times each. Options that were changed into some that make no sense
/// do not get here: the last good ones stay.
/// </remarks>
internal sealed class CurrentOptions : IDisposable
{
    private readonly IDisposable? _subscription;
    private volatile NotionOptions? _value;

    /// <param name="monitor">Knows the options, and when they change.</param>
    /// <param name="name">The name of the options.</param>
    /// <exception cref="OptionsValidationException">They make no sense.</exception>
    public CurrentOptions(IOptionsMonitor<NotionOptions> monitor, string name)
    {
        // First the subscription: no change is missed, and none is overwritten.
        _subscription = monitor.OnChange((options, changed) =>
        {
            if (changed == name)
                _value = options;
        });
        NotionOptions first = monitor.Get(name);
        Interlocked.CompareExchange(ref _value, first, null);
    }

    /// <summary>The options.</summary>
    public NotionOptions Value => _value!;

    public void Dispose() => _subscription?.Dispose();
}
