using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Checks;

/// <summary>No two operations share an id, a path or a method.</summary>
internal static class OperationCheck
{
    public static void Run(IReadOnlyList<Operation> operations, MistakeList mistakes)
    {
        Unique(operations, mistakes, operation => operation.Id, operation => $"the operation id '{operation.Id}'");
        Unique(operations, mistakes, operation => $"{operation.Verb} {Anonymous(operation.Path)}{(operation.Streams ? " as a stream" : "")}", operation => $"the path '{operation.Verb} {operation.Path}'");
        Unique(operations, mistakes, operation => operation.Method.Length == 0 ? "" : $"{operation.Tag}.{operation.Method}", operation => $"the method INotion{operation.Tag}.{operation.Method}Async");
        foreach (Operation operation in operations)
        {
            if (operation.Method.Length > 0 && !Names.IsValid(operation.Method))
                mistakes.Add(operation.Location, $"'{operation.Method}' cannot be the name of a C# method", "use letters and digits, and begin with a capital");
        }
    }

    private static void Unique(IReadOnlyList<Operation> operations, MistakeList mistakes, Func<Operation, string> key, Func<Operation, string> name)
    {
        Dictionary<string, Operation> first = new(StringComparer.OrdinalIgnoreCase);
        foreach (Operation operation in operations)
        {
            if (key(operation).Length > 0 && !first.TryAdd(key(operation), operation))
            {
                Operation other = first[key(operation)];
                mistakes.Add(operation.Location, $"{name(operation)} is taken by the operation at {other.Location.File}:{other.Location.Line}", "name one of the two otherwise");
            }
        }
    }

    /// <summary>Two templates that differ in the names of placeholders only match the same paths.</summary>
    private static string Anonymous(string path) =>
        string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));
}
