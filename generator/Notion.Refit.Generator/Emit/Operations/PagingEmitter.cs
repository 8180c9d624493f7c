using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>Writes the methods that enumerate all pages of the lists of an area: extension methods, so that a test double of the interface has them, too.</summary>
internal static class PagingEmitter
{
    public static string ClassName(string tag) => $"Notion{tag}Extensions";

    /// <summary><c>ListChildren</c> → <c>ListAllChildren</c>: the word follows the verb.</summary>
    public static string MethodName(string method)
    {
        int end = 1;
        while (end < method.Length && !char.IsAsciiLetterUpper(method[end]))
            end++;

        return $"{method[..end]}All{method[end..]}";
    }

    /// <summary>Whether an operation gets a method that enumerates all its pages.</summary>
    public static bool IsList(Operation operation) => operation is { Pagination: not null, Answer: TypeRef.Named { Schema: ObjectSchema } };

    /// <summary>Returns the parameters of that method without the area and the token: those of the operation, except a cursor in the query.</summary>
    public static IReadOnlyList<MethodParameter> Parameters(Operation operation) =>
        [.. MethodSignature.Parameters(operation).Where(parameter => operation.Pagination!.InBody || parameter.Name != CursorName(operation))];

    /// <summary>Returns the reference to that method in documentation.</summary>
    public static string Cref(Operation operation, PagingMethod method)
    {
        string types = string.Join(", ", Parameters(operation).Select(parameter => CrefType(parameter.Type)).Append("CancellationToken"));
        return $"{method.Name}Async(INotion{operation.Tag}, {types})";
    }

    /// <summary>Returns the file; null when the area has no lists.</summary>
    public static string? Emit(string tag, IReadOnlyList<Operation> operations)
    {
        IReadOnlyList<Operation> lists = [.. operations.Where(IsList)];
        if (lists.Count == 0)
            return null;

        CodeFile file = new CodeFile(Namespaces.Client).Using("System", "System.Collections.Generic", "System.Threading", Namespaces.Models, Namespaces.Paging);
        IndentedWriter code = file.Code;
        code.Element("summary", "", $"Enumerates all pages of the lists of <see cref=\"INotion{tag}\"/>.");
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
        foreach (PagingMethod method in PagingMethod.Of(operation))
        {
            EmitMain(code, tag, operation, method, parameters);

            // Query parameters come between the others and the token; without them the token needs no name.
            IReadOnlyList<MethodParameter> demanded = [.. parameters.Where(parameter => parameter.Default is null)];
            if (demanded.Count < parameters.Count)
                EmitShort(code, tag, operation, method, parameters, demanded);
        }
    }

    private static void EmitMain(IndentedWriter code, string tag, Operation operation, PagingMethod method, IReadOnlyList<MethodParameter> parameters)
    {
        IReadOnlyList<MethodParameter> all = MethodSignature.Parameters(operation);
        EmitDocs(code, operation, method, parameters);
        if (operation.Deprecated)
            code.Line(Deprecation.Of(operation));
        EmitSignature(code, tag, method, [.. parameters.Select(parameter => parameter.Declaration), MethodSignature.Token]);
        code.Open();
        string area = Area(tag);
        code.Line($"ArgumentNullException.ThrowIfNull({area});");
        if (operation.Pagination!.InBody && operation.Body!.Required)
            code.Line("ArgumentNullException.ThrowIfNull(request);");

        string arguments = string.Join(", ", all.Select(parameter => Argument(operation, parameter)).Append("token"));
        string start = operation.Pagination.InBody ? operation.Body!.Required ? $"request.{CursorProperty(operation)}" : $"request?.{CursorProperty(operation)}" : "null";
        string items = TypeNames.Of(operation.Pagination.ItemType);
        string create = method.Branch is null ? $"Create<{ListType(operation)}, {items}>" : $"CreateOnly<{ListType(operation)}, {items}, {method.ItemType}>";
        code.Line($"return PageSequence.{create}(");
        code.Continued($"(cursor, size, token) => {area}.{operation.Method}Async({arguments}),");
        code.Continued($"{start},");
        code.Continued("cancellationToken);");
        code.Close();
        code.Blank();
    }

    private static void EmitShort(
        IndentedWriter code, string tag, Operation operation, PagingMethod method, IReadOnlyList<MethodParameter> parameters, IReadOnlyList<MethodParameter> demanded)
    {
        code.Line($"/// <inheritdoc cref=\"{Cref(operation, method)}\"/>");
        if (operation.Deprecated)
            code.Line(Deprecation.Of(operation));
        EmitSignature(code, tag, method, [.. demanded.Select(parameter => parameter.Declaration), "CancellationToken cancellationToken"]);

        // A name that only the long form knows: without it the short form would be the better match and call itself.
        string optional = $"{parameters.First(parameter => !demanded.Contains(parameter)).Name}: null";
        string arguments = string.Join(", ", [.. demanded.Select(parameter => parameter.Name), optional, "cancellationToken: cancellationToken"]);
        code.Continued($"{Area(tag)}.{method.Name}Async({arguments});");
        code.Blank();
    }

    private static void EmitSignature(IndentedWriter code, string tag, PagingMethod method, IReadOnlyList<string> declarations)
    {
        bool isExpression = declarations[^1] != MethodSignature.Token;
        string start = $"public static NotionSequence<{method.ItemType}> {method.Name}Async(";
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

    private static void EmitDocs(IndentedWriter code, Operation operation, PagingMethod method, IReadOnlyList<MethodParameter> parameters)
    {
        (string summary, string others) = XmlDoc.SplitSentence(operation.Description);
        code.Summary(summary);
        code.Param(Area(operation.Tag), "The area.");
        foreach (MethodParameter parameter in parameters)
            code.Param(parameter.Name, parameter.Description);
        code.Param("cancellationToken", "Cancels the request under way and all further ones.");
        code.Returns(method.Returns);
        MethodDocs.EmitExceptions(code);
        code.Exception("NotionIncompleteResultsException", "More results exist than Notion returns; thrown after the last item.");
        code.Exception("NotionPaginationException", "Notion returned a cursor that was used already, or none although there are more results; thrown after the last item of that page.");
        MethodDocs.EmitRemarks(code, operation, others);
    }

    /// <summary>Returns a type as a reference in documentation spells it: a nullable struct is another type there, a nullable class is not.</summary>
    private static string CrefType(string type)
    {
        string generic = type.Replace('<', '{').Replace('>', '}');
        bool isStruct = generic.TrimEnd('?') is "int" or "long" or "bool" or "double" || !generic.Contains('{', StringComparison.Ordinal) && generic is not "string?";
        return isStruct ? generic : generic.TrimEnd('?');
    }

    private static string Argument(Operation operation, MethodParameter parameter)
    {
        if (!operation.Pagination!.InBody)
        {
            if (parameter.Name == CursorName(operation))
                return "cursor";
            return parameter.Name == "pageSize" ? "PageSequence.PageSize(size, pageSize)" : parameter.Name;
        }

        if (parameter.Name != "request")
            return parameter.Name;

        string request = operation.Body!.Required ? "request" : $"(request ?? new {TypeNames.Of(operation.Body.Type)}())";
        string given = operation.Body.Required ? "request" : "request?";
        return $"{request} with {{ {CursorProperty(operation)} = cursor, PageSize = PageSequence.PageSize(size, {given}.PageSize) }}";
    }

    private static string CursorName(Operation operation) =>
        operation.QueryParameters.FirstOrDefault(parameter => parameter.Name == operation.Pagination!.Cursor)?.CSharpName ?? "";

    private static string CursorProperty(Operation operation) =>
        ((ObjectSchema)((TypeRef.Named)operation.Body!.Type).Schema).Members.Find(member => member.Name == operation.Pagination!.Cursor)!.CSharpName;

    private static string Area(string tag) => Names.Camel(tag);

    private static string ListType(Operation operation) => TypeNames.Of(operation.Answer!);
}
