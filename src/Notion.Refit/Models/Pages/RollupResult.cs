using System.Globalization;

namespace Notion.Refit.Models;

public abstract partial record RollupResult
{
    /// <summary>Returns the result as a person reads it; the values of a list are separated by commas.</summary>
    /// <returns>The text; empty when there is no result.</returns>
    public sealed override string ToString() => this switch
    {
        RollupNumber number => number.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
        RollupDate date => date.Value?.ToString() ?? "",
        RollupArray array => PropertyValue.Join(array.Values),
        _ => "",
    };
}
