namespace Notion.Refit.Generator.Model;

/// <summary>The type of a member, an item, a parameter or a response.</summary>
/// <param name="Nullable">Whether null is allowed too.</param>
internal abstract record TypeRef(bool Nullable)
{
    /// <summary>A value without parts.</summary>
    public sealed record Scalar(ScalarType Type, bool Nullable = false) : TypeRef(Nullable);

    /// <summary>A schema with its own C# type.</summary>
    public sealed record Named(Schema Schema, bool Nullable = false) : TypeRef(Nullable);

    /// <summary>An array.</summary>
    public sealed record List(TypeRef Item, bool Nullable = false) : TypeRef(Nullable);

    /// <summary>An array, or its single item.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Many">The array, which is also what both forms are in C#.</param>
    /// <param name="PrefersOne">Whether a list of one that was not read is written as the item alone.</param>
    /// <param name="Nullable">Whether null is allowed too.</param>
    public sealed record OneOrMany(TypeRef Item, TypeRef Many, bool PrefersOne, bool Nullable = false) : TypeRef(Nullable);

    /// <summary>An object whose member names are data.</summary>
    public sealed record Map(TypeRef Value, bool Nullable = false) : TypeRef(Nullable);

    /// <summary>Any JSON.</summary>
    public sealed record FreeJson(bool Nullable = false) : TypeRef(Nullable);
}
