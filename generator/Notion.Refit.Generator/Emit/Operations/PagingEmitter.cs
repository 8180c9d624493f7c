using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the methods that go over all pages of the lists of an area: extension methods, so that a stand-in for the interface has them, too.</summary>
internal static class PagingEmitter
{
    public static string ClassName(string tag) => $"Notion{tag}Extensions";

    /// <summary><c>ListChildren</c> → <c>ListAllChildren</c>: the word comes behind the verb.</summary>
    public static string MethodName(string method)
    {
        int end = 1;
        while (end < method.Length && !char.IsAsciiLetterUpper(method[end]))
            end++;

        return $"{method[..end]}All{method[end..]}Async";
    }

    /// <summary>Whether an operation gets a method that goes over all its pages.</summary>
    public static bool IsList(Operation operation) => operation is { Pagination: not null, Answer: TypeRef.Named { Schema: ObjectSchema } };

    /// <summary>The parameters of that method without the area and the token: those of the operation, but for a cursor in the query.</summary>
    public static IReadOnlyList<MethodParameter> Parameters(Operation operation) =>
        [.. MethodSignature.Parameters(operation).Where(parameter => operation.Pagination!.InBody || parameter.Name != CursorName(operation))];

    /// <summary>That method as documentation refers to it.</summary>
    public static string Cref(Operation operation)
    {
        string types = string.Join(", ", Parameters(operation).Select(parameter => CrefType(parameter.Type)).Append("CancellationToken"));
        return $"{MethodName(operation.Method)}(INotion{operation.Tag}, {types})";
    }

    public static string ItemType(Operation operation) => TypeNames.Of(operation.Pagination!.ItemType);

    /// <summary>Null when the area has no lists.</summary>
    public static string? Emit(string tag, IReadOnlyList<Operation> operations)
    {
        IReadOnlyList<Operation> lists = [.. operations.Where(IsList)];
        if (lists.Count == 0)
            return null;

        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.Collections.Generic", "System.Threading", Namespaces.Models, Namespaces.Paging);
        IndentedWriter code = file.Code;
        code.Element("summary", "", $"Goes over all pages of the lists of <see cref=\"INotion{tag}\"/>.");
        code.Block($"public static partial class {ClassName(tag)}", () =>
        {
            foreach (Operation operation in lists)
                EmitMethods(code, tag, operation);
        });
        return file.ToString();
    }

    private static void EmitMethods(IndentedWriter code, string tag, Operation operation)
    {
        IReadOnlyList<MethodParameter> parameters = Parameters(operation);
        EmitMain(code, tag, operation, MethodSignature.Parameters(operation), parameters);

        // Query parameters stand between the others and the token; without them the token needs no name.
        IReadOnlyList<MethodParameter> demanded = [.. parameters.Where(parameter => parameter.Default is null)];
        if (demanded.Count < parameters.Count)
            EmitShort(code, tag, operation, parameters, demanded);
    }

    private static void EmitMain(IndentedWriter code, string tag, Operation operation, IReadOnlyList<MethodParameter> all, IReadOnlyList<MethodParameter> parameters)
    {
        EmitDocs(code, operation, parameters);
        EmitSignature(code, tag, operation, [.. parameters.Select(parameter => parameter.Declaration), MethodSignature.Token]);
        code.Open();
        string area = Area(tag);
        code.Line($"ArgumentNullException.ThrowIfNull({area});");
        if (operation.Pagination!.InBody && operation.Body!.Required)
            code.Line("ArgumentNullException.ThrowIfNull(request);");

        string arguments = string.Join(", ", all.Select(parameter => Argument(operation, parameter)).Append("token"));
        string start = operation.Pagination.InBody ? operation.Body!.Required ? $"request.{CursorProperty(operation)}" : $"request?.{CursorProperty(operation)}" : "null";
        code.Line($"return PageSequence.Create<{ListType(operation)}, {ItemType(operation)}>(");
        code.Continued($"(cursor, token) => {area}.{operation.Method}Async({arguments}),");
        code.Continued($"{start},");
        code.Continued("cancellationToken);");
        code.Close();
        code.Blank();
    }

    private static void EmitShort(
        IndentedWriter code, string tag, Operation operation, IReadOnlyList<MethodParameter> parameters, IReadOnlyList<MethodParameter> demanded)
    {
        code.Line($"/// <inheritdoc cref=\"{Cref(operation)}\"/>");
        EmitSignature(code, tag, operation, [.. demanded.Select(parameter => parameter.Declaration), "CancellationToken cancellationToken"]);

        // A name that only the long form knows: without it the short form would be the better match and call itself.
        string optional = $"{parameters.First(parameter => !demanded.Contains(parameter)).Name}: null";
        string arguments = string.Join(", ", [.. demanded.Select(parameter => parameter.Name), optional, "cancellationToken: cancellationToken"]);
        code.Continued($"{Area(tag)}.{MethodName(operation.Method)}({arguments});");
        code.Blank();
    }

    private static void EmitSignature(IndentedWriter code, string tag, Operation operation, IReadOnlyList<string> declarations)
    {
        bool isExpression = declarations[^1] != MethodSignature.Token;
        string start = $"public static IAsyncEnumerable<{ItemType(operation)}> {MethodName(operation.Method)}(";
        string end = isExpression ? ") =>" : ")";
        string[] parameters = [$"this INotion{tag} {Area(tag)}", .. declarations];
        string oneLine = $"{start}{string.Join(", ", parameters)}{end}";
        if (oneLine.Length <= code.Room)
        {
            code.Line(oneLine);
            return;
        }

        code.Line(start);
        for (int i = 0; i < parameters.Length; i++)
            code.Continued(parameters[i] + (i == parameters.Length - 1 ? end : ","));
    }

    private static void EmitDocs(IndentedWriter code, Operation operation, IReadOnlyList<MethodParameter> parameters)
    {
        (string summary, string others) = XmlDoc.SplitSentence(operation.Description);
        code.Summary(summary);
        code.Param(Area(operation.Tag), "The area.");
        foreach (MethodParameter parameter in parameters)
            code.Param(parameter.Name, parameter.Description);
        code.Param("cancellationToken", "Cancels the request under way and all further ones.");
        code.Returns("All items, page after page. The next page is asked for while the current one is gone over.");
        MethodDocs.EmitExceptions(code);
        code.Exception("NotionIncompleteResultsException", "There were more results than Notion gives; thrown behind the last item.");
        MethodDocs.EmitRemarks(code, operation, others);
    }

    /// <summary>A type as a reference in documentation spells it: null says nothing about a class there, but a struct's is a type of its own.</summary>
    private static string CrefType(string type)
    {
        string generic = type.Replace('<', '{').Replace('>', '}');
        bool isStruct = generic.TrimEnd('?') is "int" or "long" or "bool" or "double" || !generic.Contains('{', StringComparison.Ordinal) && generic is not "string?";
        return isStruct ? generic : generic.TrimEnd('?');
    }

    private static string Argument(Operation operation, MethodParameter parameter)
    {
        if (!operation.Pagination!.InBody)
            return parameter.Name == CursorName(operation) ? "cursor" : parameter.Name;

        if (parameter.Name != "request")
            return parameter.Name;

        string request = operation.Body!.Required ? "request" : $"(request ?? new {TypeNames.Of(operation.Body.Type)}())";
        return $"{request} with {{ {CursorProperty(operation)} = cursor }}";
    }

    private static string CursorName(Operation operation) =>
        operation.QueryParameters.FirstOrDefault(parameter => parameter.Name == operation.Pagination!.Cursor)?.CSharpName ?? "";

    private static string CursorProperty(Operation operation) =>
        ((ObjectSchema)((TypeRef.Named)operation.Body!.Type).Schema).Members.Find(member => member.Name == operation.Pagination!.Cursor)!.CSharpName;

    private static string Area(string tag) => Names.Camel(tag);

    private static string ListType(Operation operation) => TypeNames.Of(operation.Answer!);
}
