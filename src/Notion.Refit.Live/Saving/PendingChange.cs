namespace Notion.Refit.Live.Saving;

/// <summary>A member that has another value here than in Notion.</summary>
/// <param name="Key">The key of the member in its object: its name, or the id of a property.</param>
/// <param name="Member">The name of the member for people.</param>
/// <param name="Base">The value that the change was made over.</param>
/// <param name="Value">The value that it is to have.</param>
internal sealed record PendingChange(string Key, string Member, object? Base, object? Value)
{
    public bool Equals(PendingChange? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
