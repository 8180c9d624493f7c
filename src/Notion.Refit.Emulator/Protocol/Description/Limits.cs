using System.Globalization;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Limits of lengths and numbers.</summary>
internal static class Limits
{
    public static void CheckLength(BodyPart part, int length, int? least, int? most, BodyCheck check) =>
        Check(part.Path + ".length", length, least, most, check);

    public static void Check(string place, double value, double? least, double? most, BodyCheck check)
    {
        string shown = value.ToString(CultureInfo.InvariantCulture);
        if (value > most)
            check.ShouldBe(place, ["≤ " + Limit(most.Value)], shown);
        if (value < least)
            check.ShouldBe(place, ["≥ " + Limit(least.Value)], shown);
    }

    /// <summary>Checks a number against bounds that it must not reach.</summary>
    public static void CheckExclusive(string place, double value, double? lower, double? upper, BodyCheck check)
    {
        string shown = value.ToString(CultureInfo.InvariantCulture);
        if (value >= upper)
            check.ShouldBe(place, ["< " + Limit(upper.Value)], shown);
        if (value <= lower)
            check.ShouldBe(place, ["> " + Limit(lower.Value)], shown);
    }

    private static string Limit(double limit) => $"`{limit.ToString(CultureInfo.InvariantCulture)}`";
}
