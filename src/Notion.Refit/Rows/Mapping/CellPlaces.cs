using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Comparison of places.</summary>
internal static class CellPlaces
{
    /// <summary>Whether Notion keeps the same for both: ids of map services count only where the new place has them.</summary>
    public static bool AreEqual(Place? wanted, Place? actual) =>
        wanted is null || actual is null
            ? wanted is null && actual is null
            : wanted.Latitude.Equals(actual.Latitude) && wanted.Longitude.Equals(actual.Longitude)
                && (wanted.Name ?? "") == (actual.Name ?? "") && (wanted.Address ?? "") == (actual.Address ?? "")
                && (wanted.AwsPlaceId ?? actual.AwsPlaceId) == actual.AwsPlaceId
                && (wanted.GooglePlaceId ?? actual.GooglePlaceId) == actual.GooglePlaceId;
}
