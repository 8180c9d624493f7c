using System.Globalization;

namespace Notion.Refit.Tests.Models;

/// <summary>A machine far away: another culture, calendar and time zone, until it is disposed.</summary>
/// <remarks>The time zone is one of the process: fixtures that use this run alone.</remarks>
internal sealed class ForeignPlace : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly string? _zone = Environment.GetEnvironmentVariable("TZ");

    public ForeignPlace()
    {
        // The process knows the invariant culture only: one whose every separator is another shows the same.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = "h";
        culture.DateTimeFormat.ShortDatePattern = "d.M.yy";
        CultureInfo.CurrentCulture = culture;
        SetZone("America/St_Johns");
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        SetZone(_zone);
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
