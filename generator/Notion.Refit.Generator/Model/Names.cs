using System.Text;

namespace Notion.Refit.Generator.Model;

/// <summary>Makes C# names from names on the wire.</summary>
internal static class Names
{
    /// <summary><c>created_time</c> → <c>CreatedTime</c>. All other characters separate words.</summary>
    public static string Pascal(string wireName)
    {
        StringBuilder name = new(wireName.Length);
        bool startsWord = true;
        foreach (char c in wireName)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.ToString();
    }

    /// <summary><c>PageId</c> → <c>pageId</c>; a keyword gets an <c>@</c>.</summary>
    public static string Camel(string pascalName)
    {
        string name = char.ToLowerInvariant(pascalName[0]) + pascalName[1..];
        return IsKeyword(name) ? $"@{name}" : name;
    }

    /// <summary>Whether a text can be the name of a C# type or member.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether a name is a keyword and must be escaped.</summary>
    private static bool IsKeyword(string name) => name is
        "abstract" or "as" or "base" or "bool" or "break" or "byte" or "case" or "catch" or "char" or "checked" or "class" or "const"
        or "continue" or "decimal" or "default" or "delegate" or "do" or "double" or "else" or "enum" or "event" or "explicit" or "extern"
        or "false" or "finally" or "fixed" or "float" or "for" or "foreach" or "goto" or "if" or "implicit" or "in" or "int" or "interface"
        or "internal" or "is" or "lock" or "long" or "namespace" or "new" or "null" or "object" or "operator" or "out" or "override"
        or "params" or "private" or "protected" or "public" or "readonly" or "ref" or "return" or "sbyte" or "sealed" or "short" or "sizeof"
        or "stackalloc" or "static" or "string" or "struct" or "switch" or "this" or "throw" or "true" or "try" or "typeof" or "uint"
        or "ulong" or "unchecked" or "unsafe" or "ushort" or "using" or "virtual" or "void" or "volatile" or "while";
}
