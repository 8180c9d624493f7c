using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Opens and closes the namespace and the containing types of a row.</summary>
internal static class TypeScope
{
    public static void Open(CodeWriter code, RowModel row)
    {
        if (row.Namespace.Length > 0)
            code.Open($"namespace {row.Namespace}");
        foreach (string container in row.Containers)
            code.Open(container);
    }

    public static void Close(CodeWriter code, RowModel row)
    {
        for (int i = 0; i < row.Containers.Count; i++)
            code.Close();
        if (row.Namespace.Length > 0)
            code.Close();
    }
}
