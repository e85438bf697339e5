//! Collects the paths of one module from its syntax. Tests and comments are left out; inside macros such as `view!`,
//! paths are searched word by word.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

use super::source::{Import, Module, Remark, Remarkable, Use};

/// A module declared in another.
pub(super) struct Child<'a> {
    pub(super) name: String,
    /// Its content, if it is written in the same file.
    pub(super) inside: Option<&'a [Item]>,
    /// Its file, if an attribute names it.
    pub(super) at: Option<String>,
}

pub(super) fn collect(items: &[Item]) -> (Module, Vec<Child<'_>>) {
    let mut collector = Collector { module: Module::default(), children: Vec::new() };
    for item in items {
        collector.visit_item(item);
    }
    (collector.module, collector.children)
}

struct Collector<'a> {
    module: Module,
    children: Vec<Child<'a>>,
}

impl<'a> Visit<'a> for Collector<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        let (name, attributes) = described(item);
        if attributes.iter().any(is_for_tests) {
            return;
        }
        if let Some(name) = name {
            self.module.items.insert(name.to_string());
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !item.attrs.iter().any(is_for_tests) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.children.push(Child {
            name: item.ident.to_string(),
            inside: item.content.as_ref().map(|(_, items)| items.as_slice()),
            at: item.attrs.iter().find_map(path_attribute),
        });
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let passed_on = !matches!(item.vis, Visibility::Inherited);
        flatten(&item.tree, &mut Vec::new(), &mut |name, path, line| {
            self.module.imports.push(Import { name, path, passed_on, line });
        });
    }

    fn visit_item_static(&mut self, item: &'a syn::ItemStatic) {
        if matches!(item.mutability, syn::StaticMutability::Mut(_)) {
            self.remark(Remarkable::SharedState, item.span().start().line);
        }
        visit::visit_item_static(self, item);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let line = path.span().start().line;
        let names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.module.uses.push(Use { path: names, line });
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        if called.path.segments.last().is_some_and(|name| name.ident == "thread_local") {
            self.remark(Remarkable::SharedState, called.path.span().start().line);
        }
        self.visit_path(&called.path);
        self.words_in(called.tokens.clone());
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        self.method(&call.method);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_lit(&mut self, literal: &'a syn::Lit) {
        self.literal(literal);
    }

    // `#[derive]` and the like, and `pub(super)`, use no other module.
    fn visit_attribute(&mut self, _: &'a Attribute) {}
    fn visit_visibility(&mut self, _: &'a Visibility) {}
}

impl Collector<'_> {
    fn remark(&mut self, what: Remarkable, line: usize) {
        self.module.remarks.push(Remark { what, line });
    }

    fn method(&mut self, name: &syn::Ident) {
        if name.to_string().starts_with("post_message") {
            self.remark(Remarkable::Post, name.span().start().line);
        }
    }

    fn literal(&mut self, literal: &syn::Lit) {
        let is_star = match literal {
            syn::Lit::Str(text) => text.value() == "*",
            syn::Lit::Char(letter) => letter.value() == '*',
            _ => false,
        };
        if is_star {
            self.remark(Remarkable::Star, literal.span().start().line);
        }
    }

    /// The tokens of a macro: names joined by `::` are paths, and a name after a dot is a field or method.
    fn words_in(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let is_mark = |at: usize, mark: char, spacing: Option<Spacing>| match tokens.get(at) {
            Some(TokenTree::Punct(own)) => {
                own.as_char() == mark && spacing.is_none_or(|wanted| own.spacing() == wanted)
            }
            _ => false,
        };
        let joins = |at: usize| is_mark(at, ':', Some(Spacing::Joint)) && is_mark(at + 1, ':', None);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.words_in(group.stream()),
                TokenTree::Ident(name) if at.checked_sub(1).is_some_and(|before| is_mark(before, '.', None)) => {
                    self.method(name);
                }
                TokenTree::Ident(first) => {
                    let line = first.span().start().line;
                    let mut path = vec![first.to_string()];
                    while joins(at + 1)
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    self.module.uses.push(Use { path, line });
                }
                TokenTree::Literal(literal) => self.literal(&syn::Lit::new(literal.clone())),
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }
}

/// The name that an item defines in its module, and its attributes.
fn described(item: &Item) -> (Option<&syn::Ident>, &[Attribute]) {
    match item {
        Item::Const(item) => (Some(&item.ident), &item.attrs),
        Item::Enum(item) => (Some(&item.ident), &item.attrs),
        Item::Fn(item) => (Some(&item.sig.ident), &item.attrs),
        Item::Impl(item) => (None, &item.attrs),
        Item::Macro(item) => (item.ident.as_ref(), &item.attrs),
        Item::Mod(item) => (None, &item.attrs),
        Item::Static(item) => (Some(&item.ident), &item.attrs),
        Item::Struct(item) => (Some(&item.ident), &item.attrs),
        Item::Trait(item) => (Some(&item.ident), &item.attrs),
        Item::Type(item) => (Some(&item.ident), &item.attrs),
        Item::Union(item) => (Some(&item.ident), &item.attrs),
        Item::Use(item) => (None, &item.attrs),
        _ => (None, &[]),
    }
}

/// `#[test]`, `#[cfg(test)]` and `#[cfg(all(test, …))]`.
fn is_for_tests(attribute: &Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let Ok(list) = attribute.meta.require_list() else { return false };
    let condition = list.tokens.to_string();
    list.path.is_ident("cfg") && (condition == "test" || condition.replace(' ', "").starts_with("all(test,"))
}

fn path_attribute(attribute: &Attribute) -> Option<String> {
    let pair = attribute.meta.require_name_value().ok().filter(|pair| pair.path.is_ident("path"))?;
    match &pair.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Every name of a `use`, with its path.
fn flatten(tree: &UseTree, before: &mut Vec<String>, found: &mut impl FnMut(Option<String>, Vec<String>, usize)) {
    let line = tree.span().start().line;
    let with = |before: &[String], last: &syn::Ident| {
        let own = (last != "self").then(|| last.to_string());
        before.iter().cloned().chain(own).collect::<Vec<_>>()
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => {
            let path = with(before, &name.ident);
            found(path.last().cloned(), path, line);
        }
        UseTree::Rename(renamed) => found(Some(renamed.rename.to_string()), with(before, &renamed.ident), line),
        UseTree::Glob(_) => found(None, before.clone(), line),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
    }
}
