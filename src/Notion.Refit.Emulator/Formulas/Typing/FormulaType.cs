namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>The static type of a part of a formula.</summary>
internal abstract record FormulaType
{
    private FormulaType()
    {
    }

    public static FormulaType Number { get; } = new Simple("number");

    public static FormulaType Text { get; } = new Simple("text");

    public static FormulaType Truth { get; } = new Simple("boolean");

    public static FormulaType Date { get; } = new Simple("date");

    public static FormulaType Person { get; } = new Simple("person");

    /// <summary>The type of <c>empty()</c>, and of the items of <c>[]</c>: a value that is never there.</summary>
    public static FormulaType Nothing { get; } = new Simple("nothing");

    /// <summary>A type that is not known, since the value was seeded without a formula. It fits everywhere.</summary>
    public static FormulaType Dynamic { get; } = new Simple("any");

    /// <summary>The types a value can have: more than one where branches or items differ.</summary>
    public virtual IReadOnlyList<FormulaType> Members => [this];

    /// <summary>The member of a filter that fits the values: <c>string</c>, <c>number</c>, <c>checkbox</c> or <c>date</c>; null when values differ.</summary>
    public string? FilterKind
    {
        get
        {
            string? kind = null;
            foreach (FormulaType member in Members)
            {
                if (member == Nothing && Members.Count > 1)
                    continue;
                string own = member == Number ? "number" : member == Truth ? "checkbox" : member == Date ? "date" : "string";
                if (member == Dynamic || (kind is not null && !string.Equals(kind, own, StringComparison.Ordinal)))
                    return null;
                kind = own;
            }

            return kind;
        }
    }

    /// <summary>The type of a value that comes from one of several branches: <c>empty()</c> takes the type of the others.</summary>
    public static FormulaType OfBranches(IEnumerable<FormulaType> branches)
    {
        FormulaType[] types = [.. branches];
        FormulaType[] known = [.. types.Where(type => type != Nothing)];
        return Union(known.Length > 0 ? known : types);
    }

    /// <summary>The type of a value that has one of several types.</summary>
    public static FormulaType Union(IEnumerable<FormulaType> types)
    {
        FormulaType[] members = [.. types.SelectMany(type => type.Members).Distinct()];
        return members switch
        {
            [] => Nothing,
            [var only] => only,
            _ when members.Contains(Dynamic) => Dynamic,
            _ => new AnyOf(members),
        };
    }

    /// <summary>The type of the items, where all members are lists or <see cref="Nothing"/>; null for anything else.</summary>
    public FormulaType? ItemType()
    {
        if (this == Dynamic)
            return Dynamic;
        List<FormulaType> items = [];
        foreach (FormulaType member in Members)
        {
            if (member is ListOf list)
                items.Add(list.Item);
            else if (member != Nothing)
                return null;
        }

        return items.Count > 0 ? Union(items) : null;
    }

    /// <summary>Whether values of two types can be equal, or compared.</summary>
    public static bool AreComparable(FormulaType left, FormulaType right)
    {
        foreach (FormulaType one in left.Members)
        {
            foreach (FormulaType other in right.Members)
            {
                if (one == Nothing || other == Nothing || one == Dynamic || other == Dynamic || one == other
                    || (one is Page && other is Page) || (one is ListOf a && other is ListOf b && AreComparable(a.Item, b.Item)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>A type without parts.</summary>
    public sealed record Simple(string Name) : FormulaType
    {
        public override string ToString() => Name;
    }

    /// <summary>A page.</summary>
    /// <param name="DataSourceId">The data source that the page is a row of; null when it is not known.</param>
    public sealed record Page(Guid? DataSourceId) : FormulaType
    {
        public override string ToString() => "page";
    }

    public sealed record ListOf(FormulaType Item) : FormulaType
    {
        public override string ToString() => $"list<{Item}>";
    }

    /// <summary>One of several types.</summary>
    public sealed record AnyOf(IReadOnlyList<FormulaType> Types) : FormulaType
    {
        public override IReadOnlyList<FormulaType> Members => Types;

        // Branches in another order make the same type.
        public bool Equals(AnyOf? other) => other is not null && Types.Count == other.Types.Count && Types.All(other.Types.Contains);

        public override int GetHashCode() => Types.Count;

        public override string ToString() => string.Join(" | ", Types);
    }
}
