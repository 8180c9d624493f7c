using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Notion.Refit.Live;

/// <summary>The settings of a store.</summary>
public sealed record LiveStoreOptions
{
    /// <summary>The clock. The default is that of the machine.</summary>
    /// <remarks>It decides when to look again; what has changed is decided by Notion's times only.</remarks>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The log, for callbacks that throw and for looks at Notion that fail. The default logs nothing.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>
    /// The most changes that wait for one reader of <see cref="LiveStore.ChangesAsync"/>, or for one callback of <c>Watch</c>. The default is 10,000.
    /// </summary>
    /// <remarks>A reader or callback that has more waiting gets <see cref="Missed"/> in place of those that do not fit.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int MaxWaitingChanges
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10_000;
}
