using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit;

/// <summary>The names that travel and the fields that hold them encoded. Collects what the writers ask for.</summary>
internal sealed class MemberNameTable
{
    private const string ClassName = "MemberNames";

    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", ClassName,
    };

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The expression for a name.</summary>
    public string Of(string wireName)
    {
        if (!_fields.TryGetValue(wireName, out string? field))
        {
            string name = Names.Pascal(wireName);
            field = Taken.Contains(name) || !Names.IsValid(name) ? $"{name}Name" : name;

            // Two names can differ in what C# has no room for: created_time, createdTime.
            while (!_used.Add(field))
                field += "_";

            _fields.Add(wireName, field);
        }

        return $"{ClassName}.{field}";
    }

    public string Emit()
    {
        CodeFile file = new CodeFile(Namespaces.Json).Using("System.Text.Json");
        IndentedWriter code = file.Code;
        code.Summary("The names of all members and kinds and all constants, encoded once.");
        code.Block($"internal static class {ClassName}", () =>
        {
            foreach ((string wireName, string field) in _fields.OrderBy(entry => entry.Value, StringComparer.Ordinal))
                code.Line($"public static readonly JsonEncodedText {field} = JsonEncodedText.Encode({CSharpText.Literal(wireName)});");
        });
        return file.ToString();
    }
}
