namespace Notion.Refit.Live;

/// <summary>A difference between two states of an object in Notion.</summary>
/// <param name="Id">The id of the object.</param>
/// <remarks>
/// Addresses of hosted files, times, editors and names of people are not differences. What happened between two looks and was undone is not seen. The
/// changes of an object, applied in order to its first state, give the last one.
/// </remarks>
public abstract record LiveChange(EntityId Id)
{
    /// <summary>The side on which the change was made.</summary>
    public ChangeOrigin Origin { get; init; }
}
