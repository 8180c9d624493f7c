using System.Globalization;

namespace Notion.Refit.Models;

public sealed partial record Place
{
    /// <summary>Returns the name of the place, else its address, else its coordinates.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name ?? Address ?? string.Create(CultureInfo.InvariantCulture, $"{Latitude}, {Longitude}");
}
