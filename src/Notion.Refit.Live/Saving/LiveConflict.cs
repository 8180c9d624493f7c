namespace Notion.Refit.Live;

/// <summary>A member that was changed here and in Notion.</summary>
/// <param name="Object">The object.</param>
/// <param name="Member">The member, or the name of the property.</param>
/// <param name="Base">The value that the change was made over: a <c>PropertyValue</c> for a property, otherwise a value of the type of the member.</param>
/// <param name="Theirs">The value in Notion now.</param>
/// <param name="Mine">The value that it was to have.</param>
public sealed record LiveConflict(LiveObject Object, string Member, object? Base, object? Theirs, object? Mine);
