using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Emulator.Dates;

/// <summary>The names of time zones that the API takes: those of IANA.</summary>
internal static class ZoneNames
{
    /// <summary>Finds a zone by its IANA name. The names of Windows, which this platform may know too, are not found.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return (name is "UTC" || !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _)) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }
}
