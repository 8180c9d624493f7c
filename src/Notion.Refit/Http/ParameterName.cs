namespace Notion.Refit.Http;

/// <summary>The names of parameters: Notion's <c>page_id</c> is <c>pageId</c> in the interfaces.</summary>
internal static class ParameterName
{
    /// <summary>Returns the name of a parameter in the interfaces.</summary>
    /// <param name="name">The name in the path template or in the query.</param>
    public static string Of(ReadOnlySpan<char> name)
    {
        Span<char> text = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '_')
                text[length++] = i > 0 && name[i - 1] == '_' ? char.ToUpperInvariant(name[i]) : name[i];
        }

        return text[..length].ToString();
    }
}
