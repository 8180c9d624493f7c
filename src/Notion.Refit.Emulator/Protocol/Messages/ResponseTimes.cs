namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>The precision with which responses report times. Stored times are exact.</summary>
internal static class ResponseTimes
{
    /// <summary>Cuts a time to the millisecond.</summary>
    public static DateTimeOffset ToMillisecond(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Cuts a time to the minute.</summary>
    public static DateTimeOffset ToMinute(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
