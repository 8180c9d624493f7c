namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>The path of a verb attribute, taken apart.</summary>
/// <param name="Route">The path with its placeholders, without the query.</param>
/// <param name="Path">The pieces of the path.</param>
/// <param name="Query">The pairs of the query.</param>
internal sealed record PathTemplate(string Route, IReadOnlyList<PathTemplatePiece> Path, IReadOnlyList<PathTemplatePair> Query)
{
    private const string Reserved = "/:@!$&'()*+,;=-._~%";

    /// <summary>Takes a path apart; null and what is wrong where that does not work.</summary>
    public static PathTemplate? Parse(string text, out string problem)
    {
        problem = "";

        if (text.Length == 0 || text[0] != '/')
            problem = "it must begin with '/'";
        else if (text.StartsWith("//", StringComparison.Ordinal))
            problem = "'//' at its beginning names another host";
        else if (text.Contains('#'))
            problem = "a fragment is never sent";

        if (problem.Length > 0)
            return null;

        int mark = text.IndexOf('?');
        string route = mark < 0 ? text : text.Substring(0, mark);

        List<PathTemplatePiece>? path = ParsePath(route, out problem);
        if (path is null)
            return null;

        List<PathTemplatePair>? query = mark < 0 ? [] : ParseQuery(text.Substring(mark + 1), out problem);
        return query is null ? null : new(route, path, query);
    }

    private static List<PathTemplatePiece>? ParsePath(string route, out string problem)
    {
        problem = "";

        if (route.Split('/').Any(static segment => segment is "." or ".."))
        {
            problem = "'.' and '..' are resolved before it is sent";
            return null;
        }

        var pieces = new List<PathTemplatePiece>();
        int position = 0;

        while (position < route.Length)
        {
            int open = route.IndexOf('{', position);
            string literal = route.Substring(position, (open < 0 ? route.Length : open) - position);

            if (!IsLiteral(literal, out problem))
                return null;

            if (literal.Length > 0)
                pieces.Add(new(literal, IsPlaceholder: false));

            if (open < 0)
                break;

            int close = route.IndexOf('}', open);
            string inner = close < 0 ? "" : route.Substring(open + 1, close - open - 1);
            bool isRest = inner.StartsWith("**", StringComparison.Ordinal);
            string name = isRest ? inner.Substring(2) : inner;

            if (!IsName(name))
            {
                problem = "a placeholder is '{name}' or '{**name}'";
                return null;
            }

            pieces.Add(new(name, IsPlaceholder: true, isRest));
            position = close + 1;
        }

        return pieces;
    }

    private static List<PathTemplatePair>? ParseQuery(string query, out string problem)
    {
        problem = "";
        var pairs = new List<PathTemplatePair>();

        foreach (string pair in query.Split('&'))
        {
            int equals = pair.IndexOf('=');
            string value = equals < 0 ? "" : pair.Substring(equals + 1);

            if (value.Length > 2 && value[0] == '{' && value[value.Length - 1] == '}' && IsName(value.Substring(1, value.Length - 2)))
            {
                string name = pair.Substring(0, equals);
                if (!IsLiteral(name, out problem))
                    return null;

                pairs.Add(new(name, value.Substring(1, value.Length - 2)));
                continue;
            }

            if (pair.Length == 0)
                problem = "its query has an empty pair";

            if (problem.Length > 0 || !IsLiteral(pair, out problem))
                return null;

            pairs.Add(new(pair, Placeholder: null));
        }

        return pairs;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(static c => c is '_' or '-' || IsAsciiLetterOrDigit(c));

    private static bool IsLiteral(string text, out string problem)
    {
        foreach (char c in text)
        {
            if (IsAsciiLetterOrDigit(c) || Reserved.IndexOf(c) >= 0)
                continue;

            problem = c is '{' or '}' ? "its braces do not match" : $"the character U+{(int)c:X4} must be percent-encoded";
            return false;
        }

        problem = "";
        return true;
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
